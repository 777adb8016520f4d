import { covers, inServiceSql, openPostsSql, placesOf } from '../on-the-day.sql.js';
import { enrolmentsSql } from './participation.sql.js';

export interface UptakeFilter {
  readonly isWithin: boolean;
}

/** Teachers in service on the day with fewer than `$years` years since QTS (null: however many). */
const eligibleSql = `
  SELECT teacher FROM careers SEMI JOIN (${inServiceSql}) USING (teacher)
  WHERE qts_on <= $asOf::DATE
    AND ($years::INTEGER IS NULL OR (qts_on + to_years($years::INTEGER))::DATE > $asOf::DATE)`;

/** How each participant came off best: completed in one enrolment, else going on in one, else given up. */
const participantsSql = `
  SELECT teacher, bool_or(outcome IS NOT DISTINCT FROM 'CpdCompleted') AS completed, bool_or(outcome IS NULL) AS under_way,
    bool_or(modules = len($modules)) AS all_modules
  FROM (${enrolmentsSql}) GROUP BY teacher`;

const membersSql = `SELECT organisation FROM memberships WHERE body = $within AND ${covers()}`;

const steps = ({ isWithin }: UptakeFilter): string => `
  WITH participants AS MATERIALIZED (${participantsSql}),
  places AS MATERIALIZED (
    SELECT DISTINCT teacher, place FROM (${placesOf(`(${openPostsSql})`)})
    ${isWithin ? `WHERE place IN (${membersSql})` : ''}),
  eligible AS (${eligibleSql} ${isWithin ? 'AND teacher IN (SELECT teacher FROM places)' : ''})`;

const counts = `
  (count(*) FILTER (is_eligible))::INTEGER AS eligible,
  count(participants.teacher)::INTEGER AS enrolled,
  (count(*) FILTER (completed))::INTEGER AS completed,
  (count(*) FILTER (NOT completed AND under_way))::INTEGER AS "underWay",
  (count(*) FILTER (NOT completed AND NOT under_way))::INTEGER AS withdrawn,
  (count(*) FILTER (all_modules))::INTEGER AS "allModules"`;

/** Two rows: of the eligible, and of everybody who ever enrolled. */
export const uptakeSql = (filter: UptakeFilter): string => `
  ${steps(filter)}
  SELECT true AS "ofEligible", ${counts}
  FROM (SELECT teacher, true AS is_eligible FROM eligible) LEFT JOIN participants USING (teacher)
  UNION ALL
  SELECT false, ${counts}
  FROM participants LEFT JOIN (SELECT teacher, true AS is_eligible FROM eligible) USING (teacher)
  ${filter.isWithin ? 'WHERE participants.teacher IN (SELECT teacher FROM places)' : ''}`;

const schoolsOf = (filter: UptakeFilter): string => `
  ${steps(filter)}
  SELECT place AS school, name, ${counts}
  FROM (SELECT teacher, true AS is_eligible FROM eligible) JOIN places USING (teacher)
  LEFT JOIN participants USING (teacher) LEFT JOIN organisations ON organisation = place
  GROUP BY place, name`;

export const schoolUptakeSql = (filter: UptakeFilter): string =>
  `SELECT * FROM (${schoolsOf(filter)}) WHERE school > $place ORDER BY school LIMIT $limit`;

export const schoolCountSql = (filter: UptakeFilter): string =>
  `SELECT count(*)::INTEGER AS n FROM (${schoolsOf(filter)})`;
