import { chiSquaredUpperTail } from '../special/chi-squared.js';
import type { Proportion } from '../proportions/difference.js';

export interface Homogeneity {
  /** All null when there is nothing to compare: fewer than two groups, or it happened to nobody, or to everybody. */
  readonly chiSquared: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  /** The least that was to be expected in a cell: below 5 the p-value is rough. */
  readonly leastExpected: number | null;
}

const NOTHING: Homogeneity = { chiSquared: null, degreesOfFreedom: null, p: null, leastExpected: null };

/**
 * Whether a share differs between groups: Pearson's chi-squared test of homogeneity, without a correction for continuity
 * (Pearson 1900, Phil Mag 50:157; Agresti 2013, Categorical Data Analysis, 3rd ed., 3.2.1).
 */
export function homogeneity(groups: readonly Proportion[]): Homogeneity {
  const all = groups.filter(({ whole }) => whole > 0);
  const whole = all.reduce((sum, group) => sum + group.whole, 0);
  const part = all.reduce((sum, group) => sum + group.part, 0);
  if (all.length < 2 || part === 0 || part === whole) return NOTHING;
  const share = part / whole;
  const chiSquared = all.reduce(
    (sum, group) => sum + (group.part - group.whole * share) ** 2 / (group.whole * share * (1 - share)),
    0,
  );
  const degreesOfFreedom = all.length - 1;
  return {
    chiSquared,
    degreesOfFreedom,
    p: chiSquaredUpperTail(chiSquared, degreesOfFreedom),
    leastExpected: Math.min(...all.map((group) => group.whole)) * Math.min(share, 1 - share),
  };
}
