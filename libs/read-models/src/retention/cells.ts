import { percentOf } from '../proportions/percent.js';
import { completeFrom } from './measuring/complete.js';
import type { PooledCell, RetentionCell, WeightedCounts } from './retention.answer.js';
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
  return { ...pooledCell(year, rows, args), complete };
}

/** A day that has not come to all of them measures nobody. */
const NOT_YET = { percent: null, limits: null, status: 'NOT_APPLICABLE' } as const;

export function pooledCell(year: number, rows: readonly Row[], { level }: Settled): PooledCell {
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
