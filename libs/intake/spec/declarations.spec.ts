import { expect, it } from '@jest/globals';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { importing } from './importing.js';

const { newLog, imported } = importing();

const report = (status: string): string =>
  [
    'Participant ID,TRN,Course Identifier,Lead Provider Name,School Urn,Declaration ID,Declaration Status,Declaration Type,Declaration Date,Declaration Created At',
    `synthetic-1,9900001,npq-headship,Synthetic Provider,,synthetic-d1,${status},started,2025-01-06T00:00:00Z,2025-01-10T10:00:00Z`,
  ].join('\n');

it('a declaration is known since it was made, and its void since the import that told it', async () => {
  const log = await newLog();
  await imported(log, report('paid'), '2026-01-01T00:00:00.000Z');
  await imported(log, report('voided'), '2026-02-01T00:00:00.000Z');
  const knownAt = (instant: string) =>
    inForce(
      historyIn(
        log
          .events()
          .filter(({ stream, recordedAt }) => stream.startsWith('teacher-') && recordedAt <= instant),
      ),
    ).map(({ fact }) => fact.type);
  expect(knownAt('2025-01-10T09:59:59.000Z')).toEqual([]);
  expect(knownAt('2025-01-10T10:00:00.000Z')).toEqual(['NpqStarted']);
  expect(knownAt('2026-01-31T00:00:00.000Z')).toEqual(['NpqStarted']);
  expect(knownAt('2026-02-01T00:00:00.000Z')).toEqual([]);
  expect(await imported(log, report('paid'), '2026-03-01T00:00:00.000Z')).toMatchObject({
    compared: { reinstated: 1 },
  });
  expect(knownAt('2026-03-01T00:00:00.000Z')).toEqual(['NpqStarted']);
});
