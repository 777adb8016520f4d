import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { impossibleIn } from '../spec/impossible.js';
import type { History } from '../spec/random-careers.js';
import { TODAY, corrected, recorded, said, uncorrected } from '../spec/random-careers.js';
import { reported } from '../spec/random-reports.js';
import { inForce, struckOut } from './history.js';
import type { TeacherCommand, TeacherFact } from './teacher.js';
import { decideTeacher, evolveTeacher, noTeacher, teacherOf } from './teacher.js';

const RUNS = process.env.FAULTS === 'long' ? 10_000 : 1000;
const A_QUARTER_OF_AN_HOUR = 900_000;

const holds = <A, B>(
  name: string,
  first: fc.Arbitrary<A>,
  second: fc.Arbitrary<B>,
  property: (a: A, b: B) => void,
): void =>
  it(
    name,
    () => {
      fc.assert(fc.property(first, second, property), { numRuns: RUNS });
    },
    A_QUARTER_OF_AN_HOUR,
  );

/** Any list of places; each is taken modulo the length of what it is used on. */
const places = fc.array(fc.nat(60), { maxLength: 6 });

const throughJson = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** Cut at the places, each slice read anew as a reader of batches would. */
const slicesOf = <T>(list: readonly T[], cuts: readonly number[]): readonly (readonly T[])[] => {
  const ends = [...cuts.filter((cut) => cut < list.length), list.length].toSorted((a, b) => a - b);
  return ends.map((end, place) => throughJson(list.slice(ends[place - 1] ?? 0, end)));
};

/** The same facts in an order that the keys decide. */
const shuffled = (history: History, keys: readonly number[]): History =>
  history
    .map((entry, place) => ({ entry, key: (place + 1) * (keys[place % keys.length] ?? -1) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ entry }) => entry);

const factsOf = (history: History): readonly TeacherFact[] => inForce(history).map(({ fact }) => fact);

/** A void of the fact of that id, as it is recorded when it is said and accepted. */
function withVoid(history: History, factId: string): History {
  const command: TeacherCommand = { type: 'VoidFact', effectiveOn: TODAY, factId };
  const decision = decideTeacher(command, history, TODAY);
  expect(decision).toHaveProperty('facts');
  return 'facts' in decision
    ? [...history, ...decision.facts.map((fact) => recorded(fact, history.length))]
    : history;
}

function readsTheSame(history: History, keys: readonly number[]): void {
  const read = slicesOf(history, keys).flat();
  expect(teacherOf(read)).toEqual(teacherOf(history));
  expect(teacherOf(shuffled(read, keys))).toEqual(teacherOf(history));
  const folded = slicesOf(factsOf(history), keys).reduce(
    (teacher, slice) => slice.reduce(evolveTeacher, teacher),
    noTeacher,
  );
  expect(teacherOf(history)).toEqual({ ...folded, known: true });
}

function isReinstated(history: History, place: number): void {
  const struck = struckOut(history);
  const standing = history.filter(({ factId }) => !struck.has(factId));
  const { factId } = standing[place % standing.length]!;
  const voided = withVoid(history, factId);
  expect(struckOut(voided)).toContain(factId);
  const reinstated = withVoid(voided, `f${history.length}`);
  expect(factsOf(reinstated)).toEqual(factsOf(history));
  expect(teacherOf(reinstated)).toEqual(teacherOf(history));
}

describe('whatever is said of a teacher and accepted', () => {
  it('is of nearly every kind there is', () => {
    const types = fc
      .sample(uncorrected, { numRuns: 200, seed: 1 })
      .flat()
      .map(({ fact }) => fact.type);
    expect(new Set(types).size).toBeGreaterThan(50);
  });

  holds('cannot be otherwise than possible', uncorrected, fc.constant(0), (history) => {
    expect(impossibleIn(factsOf(history))).toEqual({});
  });

  holds(
    'comes to the same, read in batches and in any order, and once a void is voided',
    corrected,
    places,
    (history, keys) => {
      readsTheSame(history, keys);
      isReinstated(history, keys[0] ?? 0);
    },
  );
});

describe('whatever is reported of a teacher', () => {
  holds('folds, in batches and in any order', reported, places, (history, keys) => {
    const read = slicesOf(history, keys).flat();
    expect(teacherOf(shuffled(read, keys))).toEqual(teacherOf(history));
  });

  holds('lets a command be accepted or refused, never stumble', reported, said, (history, command) => {
    const decision = decideTeacher({ ...command, effectiveOn: TODAY } as TeacherCommand, history, TODAY);
    expect('facts' in decision || decision.refusal.mend !== '').toBe(true);
  });
});
