import { beforeAll, describe, expect, it } from '@jest/globals';
import { shownAs } from '../src/figures/count.js';
import type { Population } from '../src/ledger/population.js';
import type { Profile } from '../src/profiles/profile.js';
import { profiles } from '../src/profiles/profiles.js';
import { openSolver } from '../src/solver/highs.js';
import type { Solver } from '../src/solver/linear-programme.js';
import { LONG } from './long-run.js';
import type { Had } from './reader.js';
import { figuresHad } from './reader.js';

const READERS = LONG ? 30 : 3;
const QUESTIONS = 25;
const EVERYBODY = 400;
let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

/** Teachers who are in the same of these populations, and in which. */
interface Alike {
  readonly within: readonly number[];
  readonly size: number;
}

function alike(populations: readonly Population[]): readonly Alike[] {
  const within = new Map<number, number[]>();
  populations.forEach((population, index) =>
    population.forEach((teacher) => within.set(teacher, [...(within.get(teacher) ?? []), index])),
  );
  const sizes = new Map<string, number>();
  for (const each of within.values()) sizes.set(each.join(), (sizes.get(each.join()) ?? 0) + 1);
  return [...sizes].map(([joined, size]) => ({ within: joined.split(',').map(Number), size }));
}

/** How many there are of each kind, between which bounds, for whoever has all figures at once: by LP. */
function found(
  profile: Profile,
  had: readonly Had[],
  kinds: readonly Alike[],
  most: (kind: Alike) => number,
) {
  const figures = had.map(({ shown }) => {
    const [lower, upper] = shownAs(profile, shown);
    return { lower, upper };
  });
  const searcher = solver({
    columns: [...kinds.map((kind) => ({ lower: 0, upper: most(kind) })), ...figures],
    balances: had.map(
      (_, index) =>
        new Map([
          [kinds.length + index, -1],
          ...kinds.flatMap(({ within }, kind) => (within.includes(index) ? [[kind, 1] as const] : [])),
        ]),
    ),
  });
  const extreme = (kind: number, cost: number): number => {
    searcher.price(kind, cost);
    const value = searcher.least()![kind]!;
    searcher.price(kind, 0);
    return value;
  };
  const bounds = kinds.flatMap(({ size }, kind) =>
    size > 4 ? [] : [{ kind, lower: Math.ceil(extreme(kind, 1)), upper: Math.floor(extreme(kind, -1)) }],
  );
  searcher.close();
  return bounds;
}

/** Small kinds of teachers, told apart by what was shown, of which it is known how few they are. */
function countsFound(profile: Profile, withLedger: boolean): number {
  return readers(profile, withLedger).reduce((sum, had) => {
    const kinds = alike(had.map(({ population }) => population));
    const known = found(profile, had, kinds, () => EVERYBODY);
    return sum + known.filter(({ lower, upper }) => lower >= 1 && upper <= 4).length;
  }, 0);
}

/**
 * Of whom it is known whether they were retained, for whoever knows everything else about everybody: by the figures of
 * one month. Where a figure of 0 is shown of a group, the group is large and it is meant to be seen.
 */
function outcomesFound(profile: Profile, withLedger: boolean): number {
  return readers(profile, withLedger).reduce((sum, all) => {
    const months = [...new Set(all.map(({ question }) => question.month))];
    return sum + months.reduce((each, month) => each + outcomesIn(profile, all, month), 0);
  }, 0);
}

function outcomesIn(profile: Profile, all: readonly Had[], month: number): number {
  const of = all.filter(({ question }) => question.month === month);
  const had = of.filter(({ id }) => id === 'retained');
  if (had.length === 0) return 0;
  const open = new Set(
    of.filter(({ id, shown }) => id !== 'base' && shown === 0).map(({ question }) => question),
  );
  const kinds = alike(had.map(({ base }) => base));
  return found(profile, had, kinds, ({ size }) => size).filter(
    ({ kind, lower, upper }) =>
      lower === upper && !kinds[kind]!.within.some((index) => open.has(had[index]!.question)),
  ).length;
}

const readers = (profile: Profile, withLedger: boolean): readonly (readonly Had[])[] =>
  Array.from({ length: READERS }, (_, seed) =>
    figuresHad({ profile, seed: 100 + 10 * seed, questions: QUESTIONS, withLedger }, solver),
  );

describe(`A42: all that each of ${READERS} readers was shown, at once`, () => {
  it.each(['alliance', 'research', 'public'] as const)('tells of no few under the profile %s', (name) => {
    expect(countsFound(profiles[name], true)).toBe(0);
    expect(outcomesFound(profiles[name], true)).toBe(0);
  });

  it('tells of some where nobody keeps a ledger', () => {
    expect(countsFound(profiles.alliance, false)).toBeGreaterThan(0);
    expect(outcomesFound(profiles.alliance, false)).toBeGreaterThan(0);
  });
});
