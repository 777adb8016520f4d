import { homogeneity } from '#statistics/comparison/homogeneity';
import { ageBandSql, UNKNOWN } from '../grouping/age-bands.js';
import { characteristicsOnSql, sexSql } from '../grouping/characteristics.sql.js';
import { groupValue } from '../grouping/grouping.js';
import { shareOf } from '../proportions/share.js';
import type { Snapshot } from '../read-model.js';
import type { NpqDifference } from './metrics.answer.js';

const LEVEL = 0.95;

interface Row extends Readonly<Record<string, unknown>> {
  readonly dimension: NpqDifference['dimension'];
  readonly held: string;
  readonly participants: number;
  readonly retained: number;
  readonly assessed: number;
  readonly passed: number;
}

/**
 * Participants by sex and by age band, as they were said to be on the day of the start, or else first after it.
 *
 * @param participants SQL of their attempts: teacher, started_on, state
 */
const differencesSql = (participants: string): string => `
  WITH participants AS (${participants}),
  told AS (FROM participants LEFT JOIN (${characteristicsOnSql('participants', 'started_on')}) USING (teacher, started_on)),
  grouped AS (
    SELECT 'SEX' AS dimension, ${sexSql} AS held, state FROM told
    UNION ALL SELECT 'AGE_BAND', ${ageBandSql('birth_year', 'started_on')}, state FROM told)
  SELECT dimension, held, count(*)::INTEGER AS participants,
    (count(*) FILTER (state <> 'WITHDRAWN'))::INTEGER AS retained,
    (count(*) FILTER (state IN ('COMPLETED', 'FAILED')))::INTEGER AS assessed,
    (count(*) FILTER (state = 'COMPLETED'))::INTEGER AS passed
  FROM grouped GROUP BY dimension, held ORDER BY dimension DESC, held`;

/** How retention and achievement differ between those of each sex and of each age; who is in no known group is left out of the test. */
export async function differencesBetween(
  { rows }: Snapshot,
  participants: string,
  parameters: Readonly<Record<string, unknown>>,
): Promise<readonly NpqDifference[]> {
  const found = await rows<Row>(differencesSql(participants), parameters);
  return (['SEX', 'AGE_BAND'] as const).flatMap((dimension) => {
    const ofDimension = found.filter((row) => row.dimension === dimension);
    return [
      differenceOf('RETENTION', ofDimension, dimension, (row) => [row.retained, row.participants]),
      differenceOf('ACHIEVEMENT', ofDimension, dimension, (row) => [row.passed, row.assessed]),
    ];
  });
}

function differenceOf(
  measure: NpqDifference['measure'],
  rows: readonly Row[],
  dimension: NpqDifference['dimension'],
  of: (row: Row) => readonly [number, number],
): NpqDifference {
  const known = rows.filter(({ held }) => held !== UNKNOWN).map(of);
  return {
    measure,
    dimension,
    groups: rows.map((row) => ({
      group: groupValue(dimension, row.held),
      share: shareOf(...of(row), LEVEL),
    })),
    ...homogeneity(known.map(([part, whole]) => ({ part, whole }))),
  };
}

const SIGNIFICANT = 0.05;

/** Whether some share differs between groups by more than chance would often make of it. */
export const isAnySignificant = (differences: readonly NpqDifference[]): boolean =>
  differences.some(({ p }) => p !== null && p < SIGNIFICANT);

const ENOUGH = 5;

/** Tests of so few that their p-values are rough. */
export const areRough = (differences: readonly NpqDifference[]): boolean =>
  differences.some(({ leastExpected }) => leastExpected !== null && leastExpected < ENOUGH);
