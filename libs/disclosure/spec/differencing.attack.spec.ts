import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import { shownAs } from '../src/figures/count.js';
import type { Profile } from '../src/profiles/profile.js';
import { profiles } from '../src/profiles/profiles.js';
import { openSolver } from '../src/solver/highs.js';
import type { Solver } from '../src/solver/linear-programme.js';
import { A_WHILE, LONG } from './long-run.js';
import type { Had } from './reader.js';
import { figuresHad } from './reader.js';

const READERS = LONG ? 40 : 2;
const QUESTIONS = LONG ? 30 : 20;
jest.setTimeout(A_WHILE);
let solver: Solver;
beforeAll(async () => {
  solver = await openSolver();
});

/** How often each of some figures is taken, added up. */
type Combination = readonly { readonly had: Had; readonly times: number }[];

/** Who is left when figures are added up and taken away, and how often each. */
function left(combination: Combination): ReadonlyMap<number, number> {
  const times = new Map<number, number>();
  for (const { had, times: each } of combination)
    for (const teacher of had.population) times.set(teacher, (times.get(teacher) ?? 0) + each);
  return new Map([...times].filter(([, count]) => count !== 0));
}

const bounds = (profile: Profile, combination: Combination): readonly [number, number] => {
  const ends = combination.map(({ had, times }) => {
    const [least, greatest] = shownAs(profile, had.shown);
    return times > 0 ? [times * least, times * greatest] : [times * greatest, times * least];
  });
  return [ends.reduce((sum, [least]) => sum + least!, 0), ends.reduce((sum, [, most]) => sum + most!, 0)];
};

/** Whether a few, or one, are left and the figures say so. */
function recovers(profile: Profile, combination: Combination): boolean {
  const size = combination.reduce((sum, { had, times }) => sum + times * had.population.length, 0);
  if (size < 1 || size > 4) return false;
  const teachers = left(combination);
  if (teachers.size !== size) return false;
  const [least, greatest] = bounds(profile, combination);
  return least === greatest || (least >= 1 && greatest <= 4);
}

/** Every pair of figures, one less the other, and every three, one less two others or with one and less another. */
function combinations(had: readonly Had[]): readonly Combination[] {
  return had.flatMap((first) =>
    had.flatMap((second, place) => [
      [
        { had: first, times: 1 },
        { had: second, times: -1 },
      ],
      ...had.slice(place + 1).flatMap((third) =>
        [
          [-1, -1],
          [1, -1],
          [-1, 1],
        ].map(([ofSecond, ofThird]) => [
          { had: first, times: 1 },
          { had: second, times: ofSecond! },
          { had: third, times: ofThird! },
        ]),
      ),
    ]),
  );
}

interface Attacked {
  readonly tried: number;
  readonly recovered: number;
}

/** What is found by all readers, each with the figures they were shown. */
function attacked(profile: Profile, withLedger: boolean): Attacked {
  let [tried, found] = [0, 0];
  for (let reader = 0; reader < READERS; reader += 1) {
    const all = combinations(
      figuresHad({ profile, seed: 10 * reader, questions: QUESTIONS, withLedger }, solver),
    );
    tried += all.length;
    found += all.filter((each) => recovers(profile, each)).length;
  }
  return { tried, recovered: found };
}

describe(`A42, A45: pairs and chains of the figures that ${READERS} readers were shown`, () => {
  it.each(['alliance', 'research', 'public'] as const)('single nobody out under the profile %s', (name) => {
    const { tried, recovered } = attacked(profiles[name], true);
    expect(tried).toBeGreaterThan(10_000);
    expect(recovered).toBe(0);
  });

  it('single many out where nobody keeps a ledger', () => {
    const { recovered } = attacked(profiles.alliance, false);
    expect(recovered).toBeGreaterThan(READERS);
  });
});
