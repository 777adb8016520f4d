import { wilson } from '#statistics/proportions/wilson';
import { completeFrom } from './measuring/complete.js';
import type { PercentLimits, PooledCell, RetentionCell } from './retention.answer.js';
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

export function cohortCell(cohort: number, year: number, rows: readonly Row[], args: Settled): RetentionCell {
  const eligible = sum(rows, `eligible_${year}`);
  const from = completeFrom(cohort, year, args);
  const complete = from !== null && from <= args.asOf;
  if (!complete && (args.incomplete === 'HIDE' || eligible === 0))
    return { year, eligible, complete, retained: null, percent: null, limits: null };
  return { ...pooledCell(year, rows, args), complete };
}

export function pooledCell(year: number, rows: readonly Row[], { level }: Settled): PooledCell {
  const eligible = sum(rows, `eligible_${year}`);
  const retained = sum(rows, `retained_${year}`);
  const percent = eligible === 0 ? null : (retained / eligible) * 100;
  return { year, eligible, retained, percent, limits: percentLimits(retained, eligible, level) };
}

function percentLimits(part: number, whole: number, level: number): PercentLimits | null {
  const limits = wilson(part, whole, level);
  return limits && { lower: limits.lower * 100, upper: limits.upper * 100 };
}
