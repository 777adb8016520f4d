import { withTied } from '../linked/linked.sql.js';
import { statesSql } from './cohort-states.sql.js';
import { correctionsOfServiceSql } from './told-by.js';

export const correctionCountSql = `SELECT count(*)::INTEGER AS n FROM (${correctionsOfServiceSql})`;

/** Members and retained of each cohort: cohort, n, retained (a count for each year). */
export const cohortCellsSql = (years: readonly number[]): string => `
  SELECT cohort, count(*)::INTEGER AS n,
    [${years.map((_, index) => `(count(*) FILTER (states[${index + 1}] = '1'))::INTEGER`).join(', ')}] AS retained
  FROM (SELECT cohort, ${statesSql(years)} AS states FROM careers WHERE qts_on <= $asOf::DATE)
  GROUP BY cohort ORDER BY cohort`;

/**
 * Voids and corrections that may move a cell far enough: one of a teacher moves a cell of n by 100 / (n - 1) points at
 * the most, so where a cohort is larger, only those that may put somebody into another cohort.
 *
 * @param largest members of the largest cohort in which one teacher makes such a difference
 */
const candidates = (asOf: string, largest: number): string => `
  SELECT * FROM (${correctionsOfServiceSql})
  WHERE target_type IN ('QtsAwarded', 'FactVoided', 'FactCorrected') OR stream IN (
    SELECT other FROM (${withTied(inSmallCohorts(asOf, largest))}))`;

const inSmallCohorts = (asOf: string, largest: number): string => `
  SELECT 'teacher-' || teacher AS stream FROM careers SEMI JOIN (
    SELECT cohort FROM careers WHERE qts_on <= DATE '${asOf}' GROUP BY cohort
    HAVING count(*) <= ${largest}) USING (cohort)`;

/** Stands between a teacher's id and that of the fact left out: no id holds it, as it holds no control character. */
const WITHOUT = 'chr(31)';

/**
 * The facts of each teacher with such a correction as they are, and once more for each of these corrections without it;
 * with them those of every record that is tied to the teacher's.
 *
 * @param asOf a calendar date
 */
export const withoutEachSql = (asOf: string, largest: number): string => `
  WITH candidates AS (${candidates(asOf, largest)}),
  tied AS (${withTied('SELECT stream FROM candidates')}),
  copies AS (
    SELECT other AS stream, fact_id AS without, ${WITHOUT} || fact_id AS suffix FROM candidates JOIN tied USING (stream)
    UNION ALL SELECT DISTINCT other, '', '' FROM tied)
  SELECT row_number() OVER (ORDER BY stream, suffix, seq) AS seq, fact_id, stream || suffix AS stream, type,
    effective_on, recorded_at, source, data
  FROM facts JOIN copies USING (stream) WHERE fact_id <> without`;

/** Of each such teacher, with and without each: teacher, without (null: as it is), cohort, states. */
export const suppositionsSql = (years: readonly number[]): string => `
  SELECT split_part(teacher, ${WITHOUT}, 1) AS teacher,
    nullif(split_part(teacher, ${WITHOUT}, 2), '') AS without, cohort, ${statesSql(years)} AS states
  FROM careers WHERE qts_on <= $asOf::DATE`;

/** A row for each teacher whom such a correction may concern. */
export const candidatesSql = (asOf: string, largest: number): string => `
  WITH candidates AS (${candidates(asOf, largest)})
  SELECT fact_id AS "factId", substr(other, 9) AS teacher, type,
    strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "recordedAt", target AS "targetFactId", target_type AS "targetType"
  FROM candidates JOIN (${withTied('SELECT stream FROM candidates')}) USING (stream) ORDER BY recorded_at, fact_id`;
