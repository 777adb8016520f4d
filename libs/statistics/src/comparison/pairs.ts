import { byGroup, sideBySide } from '../risk-set/groups.js';
import type { InTimeOrder } from '../risk-set/observations.js';
import { logRank, type Weights } from './log-rank.js';

export interface Pair {
  /** Numbers of the groups. */
  readonly groups: readonly [number, number];
  readonly chiSquared: number | null;
  readonly p: number | null;
  /** Null like `p`: such a pair is not one of those compared. */
  readonly holmAdjustedP: number | null;
}

/** Each two groups compared by themselves, with p-values adjusted for being so many. */
export function comparedInPairs(
  strata: readonly InTimeOrder[],
  weights: Weights = 'LOGRANK',
): readonly Pair[] {
  const groups = Math.max(0, ...strata.map((stratum) => stratum.groups));
  const pairs: (readonly [number, number])[] = [];
  for (let a = 0; a < groups; a++) for (let b = a + 1; b < groups; b++) pairs.push([a, b]);
  const apart = strata.map(byGroup);
  const tested = pairs.map((pair) => {
    const [a, b] = pair;
    const { chiSquared, p } = logRank(
      apart.map((stratum) => sideBySide(stratum[a]!, stratum[b]!)),
      weights,
    );
    return { groups: pair, chiSquared, p };
  });
  const adjusted = holmAdjusted(tested.flatMap(({ p }) => p ?? []));
  let next = 0;
  return tested.map((pair) => ({ ...pair, holmAdjustedP: pair.p === null ? null : adjusted[next++]! }));
}

/**
 * p-values adjusted so that the chance of any false finding among them stays that of one: the smallest times m, the
 * next times m - 1 and so on, never less than one before and never more than 1.
 *
 * Source: Holm 1979, Scand J Stat 6:65; as R's `p.adjust`.
 */
export function holmAdjusted(p: readonly number[]): readonly number[] {
  const order = [...p.keys()].sort((a, b) => p[a]! - p[b]! || a - b);
  const adjusted = new Array<number>(p.length);
  let most = 0;
  order.forEach((index, rank) => {
    most = Math.max(most, Math.min(1, (p.length - rank) * p[index]!));
    adjusted[index] = most;
  });
  return adjusted;
}
