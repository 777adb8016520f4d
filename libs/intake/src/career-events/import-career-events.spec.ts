import { expect, it } from '@jest/globals';
import { bytesOf } from '../../spec/bytes-of.js';
import { memoryLog } from '../../spec/memory-log.js';
import { recordReported } from '../record-reported.js';
import { importCareerEvents } from './import-career-events.js';

const importedAt = '2026-09-01T00:00:00.000Z';

it('a row about whoever was erased comes back with its line, and the others are recorded', async () => {
  const log = memoryLog();
  const erasure = {
    stream: 'teacher-synthetic-1',
    fact: { type: 'SubjectErased', effectiveOn: '2026-08-31' },
    ...{ recordedAt: importedAt, source: { system: 'synthetic', id: 'erasure' } },
  } as const;
  await recordReported(log, [erasure], { importedAt });
  const file = [
    'event_id,teacher_id,kind,occurred_on,recorded_at',
    'e1,synthetic-2,QTS awarded,2014-07-01,2014-07-02T09:00:00Z',
    'e2,synthetic-1,QTS awarded,2014-07-01,2014-07-02T09:00:00Z',
  ].join('\n');
  const report = await importCareerEvents(log, bytesOf(file, 64), { importedAt });
  expect(report).toMatchObject({ rows: 2, recorded: 1, alreadyKnown: 0, failed: 1 });
  expect(report.firstFailed).toMatchObject([
    { line: 3, problems: [{ column: 'teacher_id', problem: expect.stringContaining('was erased') }] },
  ]);
  expect(log.events.map(({ stream }) => stream)).toEqual(['teacher-synthetic-1', 'teacher-synthetic-2']);
});
