import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { latestRecords } from '#audit/read';
import type { StoredRecord } from '#audit/entry';
import { openEventLog } from '#event-log/open';
import { codesIn, type RunningEdge, runningEdge } from './attacks/running-edge.js';
import { DATA_OFFICER, signedIn, tokenIn } from './signed-in.js';

let api: RunningEdge;
beforeAll(async () => {
  api = await runningEdge();
  const at = { effectiveOn: '2020-09-01' };
  await api.say('registerTeacher', { commandId: 'c', teacherId: 'synthetic-one', ...at });
});
afterAll(() => api.stop());

const TIMELINE =
  '{"query":"{ other: timeline(teacherId: \\"synthetic-one\\") { entries { edges { node { hidden: record } } } } }"}';

/** The latest record of an operation; figures are written down within moments. */
async function recordOf(operation: string): Promise<StoredRecord | undefined> {
  await new Promise((resolve) => setTimeout(resolve, 600));
  const log = await openEventLog(`sqlite:${join(api.folder, 'audit.sqlite')}`);
  const [record] = await latestRecords(log, 1, (each) => each.operation === operation);
  await log.close();
  return record;
}

describe('what is asked stands in the audit', () => {
  it('with of whom it told, whatever it is called in the answer', async () => {
    expect((await api.send(TIMELINE)).text).toContain('synthetic-one');
    expect(await recordOf('Query.timeline')).toMatchObject({
      ...{ subject: DATA_OFFICER.subject, role: 'data_officer', purpose: 'a test', scope: 'everybody' },
      ...{ outcome: 'allowed', rows: 1, teachers: [expect.stringMatching(/^[\w-]{22}$/)] },
      arguments: expect.stringMatching(/^[\w-]{22}$/),
    });
  });

  it('when it is refused', async () => {
    const operator = await tokenIn(api.folder, {
      ...DATA_OFFICER,
      subject: 'synthetic-operator',
      role: 'operator',
    });
    const { text } = await api.send(TIMELINE, { authorization: `Bearer ${operator}` });
    expect(codesIn(text)).toEqual(['FORBIDDEN']);
    expect(await recordOf('Query.timeline')).toMatchObject({
      subject: 'synthetic-operator',
      outcome: 'denied',
      rows: 0,
    });
    const headers = { 'content-type': 'text/csv', authorization: `Bearer ${operator}` };
    expect((await fetch(`${api.url}/imports`, { method: 'POST', headers, body: 'x' })).status).toBe(403);
    expect(await recordOf('POST /imports')).toMatchObject({
      subject: 'synthetic-operator',
      outcome: 'denied',
    });
  });

  it('when it is a figure, or a file', async () => {
    await api.ask('{ headcount { inService } }');
    expect(await recordOf('Query.headcount')).toMatchObject({ outcome: 'allowed', teachers: [] });
    const headers = { 'content-type': 'text/csv', ...signedIn(api.url) };
    await fetch(`${api.url}/imports`, { method: 'POST', headers, body: 'nothing\nknown\n' });
    expect(await recordOf('POST /imports')).toMatchObject({
      subject: DATA_OFFICER.subject,
      outcome: 'failed',
    });
  });

  it.each([
    ['of a record', TIMELINE],
    ['of who somebody is', '{"query":"{ personalDetails(teacherId: \\"synthetic-one\\") { teacher } }"}'],
  ])('or nothing is told %s', async (_what, question) => {
    const other = new Database(join(api.folder, 'audit.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    try {
      const { status, text } = await api.send(question);
      expect({ status, codes: codesIn(text) }).toEqual({ status: 503, codes: ['AUDIT_UNAVAILABLE'] });
      expect(text).not.toContain('synthetic-one');
    } finally {
      other.exec('ROLLBACK');
      other.close();
    }
    expect((await api.send(question)).text).toContain('synthetic-one');
  });
});
