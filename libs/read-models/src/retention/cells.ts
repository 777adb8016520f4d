import { percentOf, statusOf } from '../proportions/percent.js';
import { completeFrom } from './measuring/complete.js';
import type { CohortMean, PooledCell, RetentionCell, WeightedCounts } from './retention.answer.js';
import type { Settled } from './settings.js';

/** How many there are in one cohort and group: see `retentionSql`. */
export type Row = Readonly<Record<string, number | string | null>> & {
  readonly cohort: number;
  readonly n: number;
  readonly observed_late: number;
  readonly groups: number;
};

export const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

/** How many there are in parts; null where nobody is shared. */
export const weightOf = (rows: readonly Row[]): number | null =>
  rows[0]?.['weight'] === undefined ? null : sum(rows, 'weight');

export function cohortCell(cohort: number, year: number, rows: readonly Row[], args: Settled): RetentionCell {
  const eligible = sum(rows, `eligible_${year}`);
  const from = completeFrom(cohort, year, args);
  const complete = from !== null && from <= args.asOf;
  if (!complete && (args.incomplete === 'HIDE' || eligible === 0))
    return { year, eligible, complete, retained: null, ...NOT_YET, weighted: null };
  return { ...measuredCell(year, rows, args), complete };
}

/** A day that has not come to all of them measures nobody. */
const NOT_YET = { percent: null, limits: null, status: 'NOT_APPLICABLE' } as const;

/** Of several cohorts; the rows of each of them. */
export const pooledCell = (year: number, rows: readonly Row[], args: Settled): PooledCell => ({
  ...measuredCell(year, rows, args),
  ofCohorts: cohortMean(year, rows, args),
});

/** Source: PostHog's simple mean of cohorts, which a weighted one is to be preferred to. */
function cohortMean(year: number, rows: readonly Row[], args: Settled): CohortMean {
  const percents = [...new Set(rows.map(({ cohort }) => cohort))].flatMap((cohort) => {
    const own = rows.filter((row) => row.cohort === cohort);
    const { complete, percent } = cohortCell(cohort, year, own, args);
    return complete && percent !== null ? [percent] : [];
  });
  const complete = percents.length;
  const meanPercent =
    complete === 0 ? null : percents.reduce((total, percent) => total + percent, 0) / complete;
  return { complete, meanPercent, status: statusOf(meanPercent) };
}

function measuredCell(year: number, rows: readonly Row[], { level }: Settled): Omit<PooledCell, 'ofCohorts'> {
  const eligible = sum(rows, `eligible_${year}`);
  const retained = sum(rows, `retained_${year}`);
  const weighted = weightOf(rows) === null ? null : weightedCounts(year, rows);
  const share =
    weighted === null ? percentOf(retained, eligible, level) : weightedPercent(year, rows, weighted, level);
  return { year, eligible, retained, ...share, weighted };
}

const weightedCounts = (year: number, rows: readonly Row[]): WeightedCounts => ({
  eligible: sum(rows, `eligible_weight_${year}`),
  retained: sum(rows, `retained_weight_${year}`),
});

/**
 * The limits are those of as many heads as the weights are worth: (Σw)² / Σw². With equal shares these are the heads.
 *
 * Source: Kish 1965, Survey Sampling, §11.7.
 */
function weightedPercent(
  year: number,
  rows: readonly Row[],
  { eligible, retained }: WeightedCounts,
  level: number,
) {
  const squares = sum(rows, `eligible_squares_${year}`);
  const heads = squares === 0 ? 0 : eligible ** 2 / squares;
  const share = eligible === 0 ? 0 : Math.min(1, retained / eligible);
  return percentOf(share * heads, heads, level);
}
