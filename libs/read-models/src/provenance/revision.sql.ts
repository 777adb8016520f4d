import { withTied } from '../linked/linked.sql.js';
import { statesSql } from './cohort-states.sql.js';
import { correctionsOfServiceSql, ofServiceSql } from './told-by.js';

/** The members of $cohort and what they were on each anniversary. */
export const cohortStatesSql = (years: readonly number[]): string => `
  SELECT teacher, ${statesSql(years)} AS states FROM careers
  WHERE cohort = $cohort AND qts_on <= $asOf::DATE ORDER BY teacher`;

const ofTeachers = `SELECT 'teacher-' || unnest(from_json($teachers, '["VARCHAR"]')) AS stream`;

/**
 * Facts on which it rests that were recorded after $since, of the teachers $teachers (a list as JSON), on their own records
 * and on those tied to them; merges are among them.
 */
export const factsSinceSql = `
  SELECT fact_id AS "factId", substr(stream, 9) AS teacher, type, effective_on::VARCHAR AS "effectiveOn",
    strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "recordedAt"
  FROM (
    SELECT stream, fact_id, type, effective_on, recorded_at FROM facts
    WHERE ${ofServiceSql} OR type IN ('RecordMerged', 'FactsReassigned')
    UNION ALL SELECT stream, fact_id, type, effective_on, recorded_at FROM (${correctionsOfServiceSql}))
  WHERE recorded_at > $since::TIMESTAMP
    AND stream IN (SELECT other FROM (${withTied(ofTeachers)}))`;
