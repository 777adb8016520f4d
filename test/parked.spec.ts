import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { StoredRecord } from '#audit/entry';
import { latestRecords } from '#audit/read';
import { openEventLog } from '#event-log/open';
import { asWhom } from './as-whom.js';
import { runningApi } from './running-api.js';
import { signedIn } from './signed-in.js';

/** A fact that cannot be applied, as a faulty source may have written it, among others that can. */
const SECRET = 'the 31st of Neverember';
const awarded = (id: string, effectiveOn: string) => ({
  ...{ id, type: 'QtsAwarded', version: 1, effectiveOn, recordedAt: '2020-01-01T00:00:00.000Z' },
  ...{ data: '{"route":"assessment_only"}', metadata: '{}' },
});

let api: Awaited<ReturnType<typeof runningApi>>;
beforeAll(async () => {
  api = await runningApi();
  const log = await openEventLog(api.logUrl);
  await log.append('teacher-synthetic-well', 0, [
    awarded('00000000-0000-5000-8000-000000000001', '2014-07-01'),
  ]);
  await log.append('teacher-synthetic-ill', 0, [awarded('00000000-0000-5000-8000-000000000002', SECRET)]);
  await log.append('organisation-synthetic-ill', 0, [
    { ...awarded('00000000-0000-5000-8000-000000000003', SECRET), type: 'SchoolRegistered' },
  ]);
  await api.readModel.waitFor((await log.head())!, 10_000);
  await log.close();
});
afterAll(() => api.stop());

const PARKED = [
  { kind: 'ORGANISATION', id: 'synthetic-ill', position: '3', error: 'Conversion Error' },
  { kind: 'TEACHER', id: 'synthetic-ill', position: '2', error: 'Conversion Error' },
];

it('parked records are shown with their errors, without what the facts hold', async () => {
  const found = await api.ask(
    '{ parkedStreams { kind id position error } readModel { parkedStreams position } }',
  );
  expect(found).toEqual({ parkedStreams: PARKED, readModel: { parkedStreams: 2, position: '3' } });
  expect(JSON.stringify(found)).not.toContain('Neverember');
});

it('parked records are tried again, and stay parked while they cannot be read', async () => {
  const found = await api.ask('mutation { retryParkedStreams { kind id position error } }');
  expect(found).toEqual({ retryParkedStreams: PARKED });
});

const OF_OFFICERS = ({ operation, role }: StoredRecord): boolean =>
  operation.endsWith('arkedStreams') && role === 'data_officer';

it('whose records of teachers are parked is told to data officers alone, and it is written down', async () => {
  const operator = await asWhom(api, {
    ...{ subject: 'synthetic-operator', role: 'operator', organisations: [], purpose: 'a test' },
  });
  expect(await operator.ask('{ parkedStreams { kind id } }')).toEqual({
    parkedStreams: [
      { kind: 'ORGANISATION', id: 'synthetic-ill' },
      { kind: 'TEACHER', id: null },
    ],
  });
  const audit = await openEventLog(`sqlite:${join(api.folder, 'audit.sqlite')}`);
  const records = await latestRecords(audit, 9, OF_OFFICERS);
  await audit.close();
  expect(records.map(({ operation, teachers }) => [operation, teachers.length])).toEqual([
    ['Query.parkedStreams', 1],
    ['Mutation.retryParkedStreams', 1],
  ]);
});

it('parked records are told in readiness and measured, and leave the service ready', async () => {
  const ready = await fetch(`${api.url}/health/ready`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({
    status: 'degraded',
    details: { readModel: { status: 'degraded', reasons: [expect.stringContaining('2 records')] } },
  });
  expect(await (await fetch(`${api.url}/metrics`, { headers: signedIn(api.url) })).text()).toContain(
    'pathways_read_model_parked_streams 2\n',
  );
});
