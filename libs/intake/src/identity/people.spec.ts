import { describe, expect, it } from '@jest/globals';
import type { AnyFact } from '#pathway/fact';
import { memoryLog, type MemoryLog } from '../../spec/memory-log.js';
import { recordReported } from '../record-reported.js';
import { digestsBy, type Identifier } from './identifier.js';
import { peopleIn } from './people.js';

const digests = digestsBy(Buffer.alloc(32, 7));
const importedAt = '2026-09-01T00:00:00.000Z';
const peopleOf = (log: MemoryLog) => peopleIn(log, digests, { importedAt });

const trn = (number: number): Identifier => ({ scheme: 'trn', value: `990000${number}` });
const own = (number: number): Identifier => ({ scheme: 'register_id', value: `synthetic-${number}` });

const teacherOf = async (log: MemoryLog, ...identifiers: readonly Identifier[]): Promise<string> => {
  const [found] = await peopleOf(log).teachersOf([identifiers]);
  return found && 'teacher' in found ? found.teacher : found!.problem.problem;
};

const released = (teacher: string) =>
  ({ type: 'IdentifierReleased', effectiveOn: '2026-10-01', teacher }) as unknown as AnyFact;

const record = (log: MemoryLog, teacher: string, id: string, fact: object, recordedAt = importedAt) =>
  recordReported(
    log,
    [
      {
        ...{ stream: `teacher-${teacher}`, recordedAt, source: { system: 'synthetic', id } },
        fact: { effectiveOn: '2026-01-01', ...fact } as unknown as AnyFact,
      },
    ],
    { importedAt },
  );

describe('people', () => {
  it('are known again by any of their identifiers, and by those that come along later', async () => {
    const log = memoryLog();
    const first = await teacherOf(log, trn(1));
    expect(await teacherOf(log, trn(1), own(1))).toBe(first);
    expect(await teacherOf(log, own(1))).toBe(first);
    expect(await teacherOf(log, trn(2))).not.toBe(first);
  });

  it('have an id made of a digest, the same whenever an import is done again, and none of the identifier', async () => {
    const [one, other] = [await teacherOf(memoryLog(), trn(1), own(1)), await teacherOf(memoryLog(), trn(1))];
    expect(one).toBe(other);
    expect(one).toMatch(/^t[0-9a-f]{20}$/);
    expect(digestsBy(Buffer.alloc(32, 8)).digestOf(trn(1))).not.toBe(digests.digestOf(trn(1)));
    expect(digests.digestOf({ scheme: 'hesa_id', value: trn(1).value })).not.toBe(digests.digestOf(trn(1)));
  });

  it('are one each, however many imports meet them at once', async () => {
    const log = memoryLog();
    const imports = Array.from({ length: 5 }, () => peopleOf(log));
    const found = await Promise.all(
      imports.map((people) => people.teachersOf([1, 2, 3].map((number) => [trn(number), own(number)]))),
    );
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(log.events).toHaveLength(6);
  });

  it('are one to rows read together, of which each has another identifier of theirs', async () => {
    const log = memoryLog();
    const found = await peopleOf(log).teachersOf([[trn(1)], [trn(1), own(1)], [own(1)], [trn(2)]]);
    expect(new Set(found.map((each) => JSON.stringify(each))).size).toBe(2);
    expect(await peopleOf(log).teachersOf([[own(1)], [trn(2)]])).toEqual([found[0], found[3]]);
  });

  it('who are two on record are not taken for one', async () => {
    const log = memoryLog();
    const [one, other] = [await teacherOf(log, trn(1)), await teacherOf(log, own(1))];
    expect(await teacherOf(log, trn(1), own(1))).toContain(
      `belong to two teachers on record: ${one}, ${other}`,
    );
  });

  it('get no record by a row that tells nothing; who has one is known by its other identifiers too', async () => {
    const log = memoryLog();
    const silent = (...row: readonly Identifier[]) => peopleOf(log).teachersOf([row], () => false);
    await silent(trn(1));
    expect(log.events).toEqual([]);
    const teacher = await teacherOf(log, trn(2));
    expect(await silent(trn(2), own(2))).toEqual([{ teacher }]);
    expect(await teacherOf(log, own(2))).toBe(teacher);
  });

  it('whose records were merged are one: each row goes on with the record it names, of two with the one that goes on', async () => {
    const log = memoryLog();
    const [kept, given] = [await teacherOf(log, trn(1)), await teacherOf(log, own(1))];
    await record(log, given, 'merge', { type: 'RecordMerged', into: kept });
    const found = await peopleOf(log).teachersOf([[trn(1), own(1)], [own(1)], [trn(1)]]);
    expect(found.map((each) => ('teacher' in each ? each.teacher : each))).toEqual([kept, given, kept]);
    for (const each of found)
      expect(each).toMatchObject({
        person: { name: kept, streams: [kept, given].map((one) => `teacher-${one}`).toSorted() },
      });
    expect((await peopleOf(log).teachersOf([[trn(2)]]))[0]).not.toHaveProperty('person');
  });

  it('of whom one record told are one of them, until an identifier says which', async () => {
    const log = memoryLog();
    const [shared, other] = [await teacherOf(log, trn(1), own(1)), await teacherOf(log, trn(2))];
    const split = { type: 'FactsReassigned', factIds: ['synthetic'], teacher: other };
    await record(log, shared, 'split', split, '2026-09-15T00:00:00.000Z');
    const later = peopleIn(log, digests, { importedAt: '2026-10-01T00:00:00.000Z' });
    const oneOf = [{ name: shared }, { name: other }];
    expect(await later.teachersOf([[trn(1)]])).toMatchObject([{ teacher: shared, oneOf }]);
    expect(await later.teachersOf([[trn(1), trn(2)]])).toMatchObject([{ teacher: other }]);
    await later.settle([own(1)], other);
    expect(await later.teachersOf([[own(1)]])).toMatchObject([{ teacher: other, person: { name: other } }]);
  });

  it('who were erased are somebody new by the same identifier, and known again as that', async () => {
    const log = memoryLog();
    const erased = await teacherOf(log, trn(1), own(1));
    for (const { stream, id } of [...log.events])
      await recordReported(
        log,
        [
          {
            ...{ stream, recordedAt: importedAt, source: { system: 'synthetic', id } },
            fact: released(erased),
          },
        ],
        { importedAt },
      );
    const someone = await teacherOf(log, trn(1));
    expect(someone).not.toBe(erased);
    expect(someone).toMatch(/^t[0-9a-f]{20}$/);
    expect(await teacherOf(log, trn(1), own(1))).toBe(someone);
    expect(await teacherOf(log, own(1))).toBe(someone);
  });

  it('are counted once, new or known', async () => {
    const log = memoryLog();
    await teacherOf(log, trn(1));
    const people = peopleOf(log);
    await people.teachersOf([[trn(1)], [trn(2)], [trn(2)], [trn(1)], [trn(3)]]);
    expect(people.counts()).toEqual({ new: 2, known: 1 });
  });
});
