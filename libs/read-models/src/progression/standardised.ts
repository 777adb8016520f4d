import { criticalValue } from '#statistics/special/normal-quantile';
import { inPercent, limitsInPercent } from '../proportions/percent.js';

/** Teachers alike in what they are compared by, and how many of them were promoted. */
export interface Stratum {
  readonly assigned: number;
  readonly assigned_promoted: number;
  readonly others: number;
  readonly others_promoted: number;
}

export interface Standardised {
  readonly matched: number;
  readonly matchedPercent: number | null;
  readonly expectedPercent: number | null;
  readonly difference: number | null;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

/**
 * Direct standardisation: the share of the others, each stratum weighing as much as among the assigned. Strata without
 * others are left out on both sides. Limits of the difference by the normal approximation, strata being independent.
 *
 * Source: Rothman, Greenland and Lash 2008, Modern Epidemiology, 3rd edition, chapter 15.
 */
export function standardised(strata: readonly Stratum[], level: number): Standardised {
  const both = strata.filter(({ assigned, others }) => assigned > 0 && others > 0);
  const matched = both.reduce((total, { assigned }) => total + assigned, 0);
  if (matched === 0)
    return { matched, matchedPercent: null, expectedPercent: null, difference: null, limits: null };
  const share = both.reduce((total, row) => total + row.assigned_promoted, 0) / matched;
  const expected = both.map((row) => ({
    weight: row.assigned / matched,
    share: row.others_promoted / row.others,
    n: row.others,
  }));
  const other = expected.reduce((total, row) => total + row.weight * row.share, 0);
  const variance = expected.reduce(
    (total, row) => total + (row.weight ** 2 * row.share * (1 - row.share)) / row.n,
    (share * (1 - share)) / matched,
  );
  const reach = criticalValue(level) * Math.sqrt(variance);
  return {
    matched,
    matchedPercent: inPercent(share),
    expectedPercent: inPercent(other),
    difference: inPercent(share - other),
    limits: limitsInPercent({ lower: share - other - reach, upper: share - other + reach }),
  };
}
