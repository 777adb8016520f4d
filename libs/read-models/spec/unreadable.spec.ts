import { describe, expect, it } from '@jest/globals';
import type { EventLog, StoredEvent } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import { npqs } from '../src/leadership/npqs.js';
import { memoryLog } from './memory-log.js';
import { openedModel, type OpenedModel, withModel } from './opened-model.js';
import { record } from './record.js';

const view = { asOf: '2020-01-01' };
const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };
const serving = (teacher: string): readonly StoredEvent[] =>
  record(`teacher-${teacher}`, ['QtsAwarded', '2014-07-01'], ['PostStarted', '2014-09-01', post]);
const withData = (data: string): StoredEvent => ({
  ...record('teacher-one', ['NpqPassed', '2015-07-01'])[0]!,
  revision: 3,
  data,
});

describe('text that was cut in the middle of a character', () => {
  it.each([
    ['as JSON writes it', '\\ud83d', '\ufffd'],
    ['in capitals', '\\uDE00', '\ufffd'],
    ['as it is', '\ud83d', '\ufffd'],
    ['twice the first half', '\\ud83d\\ud83d', '\ufffd\ufffd'],
    ['but not a whole one', '\\ud83d\\ude00', '\u{1f600}'],
    ['but not a backslash that is text', '\\\\ud83d', '\\ud83d'],
  ])('is read with a replacement character in its place: %s', async (_how, written, read) => {
    const words = withData(`{"enrolment":"e","qualification":"in their words ${written}!"}`);
    await withModel([...serving('one'), words], async (model) => {
      expect(await model.parked()).toEqual([]);
      const { counts, basis } = await npqs(model, view);
      expect(counts.map(({ qualification }) => qualification)).toEqual([`in their words ${read}!`]);
      expect(basis.warnings).toEqual([]);
    });
  });
});

const neverApplicable = (stream: string): readonly StoredEvent[] =>
  record(stream, ['InductionPassed', 'never', {}, '2015-01-01T00:00:00Z']);

/** Each new attempt at the log looks for a moment as if it went well: the warning is back when that has failed. */
async function firstWarned(model: OpenedModel) {
  for (;;) {
    const { basis, inService } = await headcount(model, view);
    if (basis.warnings.length > 0) return { inService, warnings: basis.warnings };
  }
}

describe('every answer', () => {
  it.each([
    [['teacher-ill'], 'The records of 1 teacher could not be read'],
    [['teacher-ill', 'teacher-worse'], 'The records of 2 teachers could not be read'],
    [['teacher-ill', 'organisation-ill'], 'The records of 1 teacher and 1 organisation could not be read'],
  ])('warns of records that could not be read: %s', async (streams, words) => {
    await withModel([...serving('one'), ...streams.flatMap(neverApplicable)], async (model) => {
      const known = { ...view, knownAt: '2019-01-01T00:00:00Z' };
      for (const { basis } of [await headcount(model, view), await headcount(model, known)]) {
        expect(basis.warnings).toEqual([expect.stringContaining(words)]);
      }
    });
  });

  it('warns that it rests on an older position once the log can be followed no further', async () => {
    const log = memoryLog(serving('one'));
    async function* broken(options: Parameters<EventLog['follow']>[0]) {
      for await (const batch of log.readAll(options)) yield batch;
      throw new Error('the disk is gone');
    }
    const model = await openedModel({ folder: ':memory:', log: { ...log, follow: broken } });
    try {
      expect(await firstWarned(model)).toEqual({
        inService: 1,
        warnings: [expect.stringContaining('stopped at an older position')],
      });
    } finally {
      await model.close();
    }
  });
});
