import { coversDay } from '../on-a-day.sql.js';
import { covers, inServiceSql, inTrustSql, openPostsSql, stagesSql } from '../on-the-day.sql.js';

/** Below every rung: of who has no post, or none of a known role. */
const NO_RUNG = -1;

const passedSql = (hasTrust: boolean): string => `
  SELECT teacher, qualification, start_on AS passed_on FROM npq_spells
  WHERE state = 'COMPLETED' AND ${covers()} AND list_contains($qualifications, qualification)
    ${hasTrust ? `AND teacher IN (${inTrustSql})` : ''}
  QUALIFY row_number() OVER (PARTITION BY teacher, qualification ORDER BY start_on, enrolment) = 1`;

/**
 * Holders whose pass is at least $months months old, and what has become of them since: teacher, qualification, passed_on,
 * became. Parameters: $asOf, $months, $qualifications (a list) and, with `hasTrust`, $trust.
 */
const holdersSql = (hasTrust: boolean): string => `
  WITH passed AS (
    FROM (${passedSql(hasTrust)}) WHERE (passed_on + to_months($months::INTEGER))::DATE <= $asOf::DATE),
  rungs AS (
    SELECT posts.*, coalesce(rung, ${NO_RUNG}) AS rung FROM posts LEFT JOIN role_terms USING (role)
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)),
  at_pass AS (
    SELECT passed.*, coalesce(max(rung), ${NO_RUNG}) AS rung, flatten(list(places) FILTER (places IS NOT NULL)) AS places
    FROM passed LEFT JOIN rungs ON rungs.teacher = passed.teacher AND ${coversDay('rungs', 'passed_on')}
    GROUP BY ALL),
  since AS (
    SELECT teacher, qualification, bool_or(rungs.rung > at_pass.rung) AS has_risen,
      bool_or(NOT list_has_all(coalesce(at_pass.places, []), rungs.places)) AS has_moved
    FROM at_pass JOIN rungs USING (teacher) WHERE rungs.start_on > passed_on GROUP BY teacher, qualification)
  SELECT teacher, qualification, passed_on, CASE WHEN serving.teacher IS NULL THEN 'notInService'
    WHEN has_risen THEN 'promoted' WHEN has_moved THEN 'movedSchool' ELSE 'notMoved' END AS became
  FROM passed LEFT JOIN since USING (teacher, qualification)
  LEFT JOIN (SELECT DISTINCT teacher FROM (${inServiceSql})) serving USING (teacher)`;

export const npqMovesSql = (hasTrust: boolean): string => `
  SELECT qualification, count(*)::INTEGER AS holders, (count(*) FILTER (became = 'promoted'))::INTEGER AS promoted,
    (count(*) FILTER (became = 'movedSchool'))::INTEGER AS "movedSchool",
    (count(*) FILTER (became = 'notMoved'))::INTEGER AS "notMoved",
    (count(*) FILTER (became = 'notInService'))::INTEGER AS "notInService"
  FROM (${holdersSql(hasTrust)}) GROUP BY qualification ORDER BY qualification`;

export const npqHolderCountSql = (hasTrust: boolean): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${holdersSql(hasTrust)})`;

/** Columns teacher and qualification name a row. */
export const unmovedSql = (hasTrust: boolean): string => `
  SELECT teacher, qualification, passed_on::VARCHAR AS "passedOn", stage, role, coalesce(schools, []) AS schools
  FROM (${holdersSql(hasTrust)})
  LEFT JOIN (${stagesSql}) USING (teacher)
  LEFT JOIN (
    SELECT teacher, arg_max(role, {rank: coalesce(rank, ${NO_RUNG}), role: role}) AS role, list_sort(list_distinct(flatten(list(places)))) AS schools
    FROM (${openPostsSql}) GROUP BY teacher) USING (teacher)
  WHERE became = 'notMoved'`;
