import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shownAs } from '../src/figures/count.js';
import type { Population } from '../src/ledger/population.js';
import type { Profile } from '../src/profiles/profile.js';
import { profiles } from '../src/profiles/profiles.js';
import { openSolver } from '../src/solver/highs.js';
import type { Solver } from '../src/solver/linear-programme.js';
import { A_WHILE, LONG } from './long-run.js';
import type { Had } from './reader.js';
import { figuresHad } from './reader.js';

const READERS = LONG ? 30 : 3;
const QUESTIONS = 25;
const EVERYBODY = 400;
jest.setTimeout(A_WHILE);
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

interface Found {
  readonly alike: Alike;
  readonly lower: number;
  readonly upper: number;
}

/** How many there are of each kind, between which bounds, for whoever has all figures at once: by LP. */
function found(
  profile: Profile,
  had: readonly Had[],
  kinds: readonly Alike[],
  most: (kind: Alike) => number,
): readonly Found[] {
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
  const bounds = kinds.map((alike, kind) => ({
    alike,
    lower: Math.ceil(extreme(kind, 1)),
    upper: Math.floor(extreme(kind, -1)),
  }));
  searcher.close();
  return bounds;
}

/** Small kinds of teachers, told apart by what was shown, of which it is known how few they are. */
function countsFound(profile: Profile, withLedger: boolean): number {
  return readers(profile, withLedger).reduce((sum, had) => {
    const kinds = alike(had.map(({ population }) => population));
    const known = found(profile, had, kinds, () => EVERYBODY);
    return (
      sum + known.filter(({ alike: { size }, lower, upper }) => size <= 4 && lower >= 1 && upper <= 4).length
    );
  }, 0);
}

/** How few of a group are known to have been retained, or not, for whoever knows everything else of everybody. */
function outcomesFound(profile: Profile, withLedger: boolean): number {
  return readers(profile, withLedger).reduce((sum, all) => {
    const months = [...new Set(all.map(({ question }) => question.month))];
    return sum + months.reduce((each, month) => each + outcomesIn(profile, all, month), 0);
  }, 0);
}

/**
 * By the figures of one month. That all of a group were retained, or none, may be seen where the group is large enough;
 * who is known as one of so many is not found.
 */
function outcomesIn(profile: Profile, all: readonly Had[], month: number): number {
  const had = all.filter(({ id, question }) => id === 'retained' && question.month === month);
  if (had.length === 0) return 0;
  const kinds = alike(had.map(({ base }) => base));
  const known = found(profile, had, kinds, ({ size }) => size).filter(({ lower, upper }) => lower === upper);
  const few = known.filter(
    ({ alike: { size }, lower }) => lower > 0 && lower < size && Math.min(lower, size - lower) <= 4,
  );
  const alone = [0, 1].filter((share) => {
    const together = known.reduce(
      (sum, { alike: { size }, lower }) => sum + (lower === share * size ? size : 0),
      0,
    );
    return together > 0 && together < profile.groupsUnder;
  });
  return few.length + alone.length;
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
