import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { History } from '../spec/random-careers.js';
import { TODAY, said } from '../spec/random-careers.js';
import { days } from '../spec/random-fields.js';
import { reported } from '../spec/random-reports.js';
import type { AnyFact } from './fact.js';
import { factIn, historyIn, recordedIn, storedOf, type StoredRecord } from './stored-fact.js';
import { decideTeacher, type TeacherCommand, type TeacherFact, teacherOf } from './teacher.js';

const recordOf = (history: History): readonly StoredRecord[] =>
  history.map(({ factId, recordedAt, fact }) => ({ id: factId, recordedAt, ...storedOf(fact) }));

const NEWER = 1000;

const strange = (types: readonly string[], version: number): fc.Arbitrary<StoredRecord> =>
  fc.record({
    id: fc.uuid(),
    recordedAt: fc.constant('2024-01-01T00:00:00.000Z'),
    effectiveOn: days,
    type: fc.constantFrom(...types),
    version: fc.constant(version),
    data: fc.constantFrom(
      '{}',
      '{"post":{}}',
      '{"factId":"f1"}',
      '{"factId":"f1","changes":{"post":"x"},"reason":"synthetic"}',
    ),
  });

/** Facts that later releases may bring. `f1` is an id of the random histories. */
const notUnderstood = fc.oneof(
  strange(['TeacherMerged', 'constructor', '__proto__'], 1),
  strange(['QtsAwarded', 'PostStarted', 'LeftTeaching', 'FactVoided', 'FactCorrected'], NEWER),
);

/** A record with facts put in among its own, at places the numbers choose. */
const among = (record: readonly StoredRecord[], strangers: readonly (readonly [StoredRecord, number])[]) =>
  strangers.reduce((all, [stranger, place]) => all.toSpliced(place % (all.length + 1), 0, stranger), record);

const strangers = fc.array(fc.tuple(notUnderstood, fc.nat(60)), {
  minLength: 1,
  maxLength: 6,
});

describe('a fact that is stored', () => {
  it('is read as it was, whatever it is', () => {
    fc.assert(
      fc.property(reported, (history) => {
        expect(historyIn(recordOf(history))).toEqual(JSON.parse(JSON.stringify(history)));
      }),
    );
  });

  it('carries the version of its type', () => {
    const fact: AnyFact & { enrolment: string } = {
      type: 'NpqResumed',
      effectiveOn: '2021-09-01',
      enrolment: 'synthetic',
    };
    expect(storedOf(fact)).toEqual({
      type: 'NpqResumed',
      version: 1,
      effectiveOn: '2021-09-01',
      data: '{"enrolment":"synthetic"}',
    });
  });
});

describe('a fact that this release does not understand', () => {
  it('is no fact to it', () => {
    fc.assert(
      fc.property(notUnderstood, (stored) => {
        expect(factIn(stored)).toBeUndefined();
        expect(recordedIn(stored)).toBeUndefined();
      }),
    );
  });

  it('changes no situation and no decision, not even as the void or the correction of another', () => {
    fc.assert(
      fc.property(reported, strangers, said, (history, unread, command) => {
        const record = recordOf(history);
        const without = historyIn<TeacherFact>(record);
        const read = historyIn<TeacherFact>(among(record, unread));
        expect(teacherOf(read)).toEqual(teacherOf(without));
        const decide = (on: History) =>
          decideTeacher({ ...command, effectiveOn: TODAY } as TeacherCommand, on, TODAY);
        expect(decide(read)).toEqual(decide(without));
      }),
    );
  });

  it.each<[string, object]>([
    ['VoidFact', {}],
    ['CorrectFact', { changes: { awardedBy: 'x' }, reason: 'synthetic' }],
  ])('cannot be the aim of %s, which says why', (type, fields) => {
    const awarded = storedOf({ type: 'QtsAwarded', effectiveOn: '2020-01-01' });
    const stream = [awarded, { ...awarded, version: NEWER }].map((stored, place) => ({
      ...stored,
      id: `f${place}`,
      recordedAt: '2020-01-01T00:00:00.000Z',
    }));
    const command = { type, effectiveOn: '2021-01-01', factId: 'f1', ...fields } as unknown as TeacherCommand;
    expect(decideTeacher(command, historyIn(stream), TODAY)).toMatchObject({
      refusal: { code: 'UNKNOWN_FACT', message: expect.stringContaining('understands') },
    });
  });

  it('lets a void that names it be: nothing else is struck out', () => {
    const facts: readonly [string, AnyFact & Record<string, unknown>][] = [
      ['f0', { type: 'QtsAwarded', effectiveOn: '2020-01-01' }],
      ['f2', { type: 'FactVoided', effectiveOn: '2020-01-01', factId: 'f1', reason: 'synthetic' }],
    ];
    const record = facts.map(([id, fact]) => ({
      ...storedOf(fact),
      id,
      recordedAt: '2020-01-01T00:00:00.000Z',
    }));
    const unread = { ...record[0]!, id: 'f1', version: NEWER };
    const only = historyIn<TeacherFact>(record.slice(0, 1));
    expect(teacherOf(historyIn(among(record, [[unread, 1]])))).toEqual(teacherOf(only));
  });
});
