import { covers, inTrustSql, openPostsSql, placesOf } from '../on-the-day.sql.js';
import { heldSql } from '../held-posts.sql.js';
import { readinessOrder, successorsSql } from './successors.sql.js';

export interface CandidatesFilter {
  readonly hasSchool: boolean;
  readonly hasTrust: boolean;
}

/** Phase, local authority and place of the school $school on the day: one row. */
export const schoolSql = `
  SELECT phase, local_authority AS authority, easting, northing FROM (SELECT 1)
  LEFT JOIN (FROM school_phases WHERE organisation = $school AND ${covers()}) ON true
  LEFT JOIN (FROM school_places WHERE organisation = $school AND ${covers()}) ON true
  LEFT JOIN (FROM organisations WHERE organisation = $school) ON true`;

/** Days with a post in schools of the phase of the school, each day once. */
const phaseDaysSql = `
  SELECT teacher, sum(end_on - start_on)::INTEGER AS days
  FROM (
    SELECT teacher, stay, min(start_on) AS start_on, max(end_on) AS end_on
    FROM (
      SELECT *, sum(begins::INTEGER) OVER (PARTITION BY teacher ORDER BY start_on, end_on) AS stay
      FROM (
        SELECT *, coalesce(start_on > max(end_on) OVER (PARTITION BY teacher ORDER BY start_on, end_on
          ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS begins
        FROM (
          SELECT held.teacher, greatest(held.start_on, phases.start_on) AS start_on,
            least(held.end_on, phases.end_on, $asOf::DATE + 1) AS end_on
          FROM (FROM (${heldSql}) SEMI JOIN people USING (teacher)) held JOIN school_phases phases ON organisation = held.place AND phase = (SELECT phase FROM target)
          WHERE greatest(held.start_on, phases.start_on) < least(held.end_on, phases.end_on, $asOf::DATE + 1))))
    GROUP BY teacher, stay)
  GROUP BY teacher`;

/** Readiness first, then the NPQ, then the experience; a text, so that a page can begin after any place in it. */
const orderSql = `
  coalesce(list_position(['${readinessOrder.join("', '")}'], rating), if(rating IS NULL, 4, 5))::VARCHAR
  || if(qualification IS NULL, '1', '0') || lpad((99999 - coalesce(days, 0))::VARCHAR, 5, '0') || ' ' || teacher`;

/**
 * Candidates for a role of the stage $rank, in order: column place names a row; `history` is JSON. Parameters: $asOf,
 * $rank and, where the filter has them, $school and $trust.
 */
export const candidatesSql = ({ hasSchool, hasTrust }: CandidatesFilter): string => `
  WITH target AS (${hasSchool ? schoolSql : 'SELECT NULL::VARCHAR AS phase, NULL::VARCHAR AS authority, NULL::DOUBLE AS easting, NULL::DOUBLE AS northing'}),
  people AS MATERIALIZED (
    SELECT * FROM (${successorsSql(hasTrust)}) WHERE rank = $rank ${hasTrust ? `AND teacher IN (${inTrustSql})` : ''}),
  near AS (
    SELECT DISTINCT teacher FROM (${placesOf(`(${openPostsSql})`)}) JOIN organisations ON organisation = place
    WHERE local_authority = (SELECT authority FROM target)),
  away AS (
    SELECT teacher, min(sqrt((here.easting - target.easting) ** 2 + (here.northing - target.northing) ** 2)) / 1000 AS km
    FROM (${placesOf(`(${openPostsSql})`)}) JOIN (FROM school_places WHERE ${covers()}) here ON organisation = place
    CROSS JOIN target GROUP BY teacher),
  led AS (
    SELECT teacher, count(*)::INTEGER AS assignments FROM assignments JOIN role_terms USING (role)
    WHERE rank >= $rank AND start_on <= $asOf::DATE GROUP BY teacher),
  roles AS (
    SELECT teacher, to_json(list({role: role, school: employer, "from": start_on::VARCHAR,
      until: CASE WHEN end_on <= $asOf::DATE THEN end_on::VARCHAR END} ORDER BY start_on, post))::VARCHAR AS history
    FROM posts SEMI JOIN people USING (teacher)
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on) GROUP BY teacher)
  SELECT ${orderSql} AS place, teacher, stage, rating, rated_on::VARCHAR AS "ratedOn", qualification,
    passed_on::VARCHAR AS "passedOn",
    CASE WHEN (SELECT phase FROM target) IS NOT NULL THEN coalesce(days, 0) / 365.25 END AS "phaseYears",
    coalesce(assignments, 0) AS assignments,
    CASE WHEN (SELECT authority FROM target) IS NOT NULL THEN near.teacher IS NOT NULL END AS "sameAuthority", km AS "distanceKm", history
  FROM people LEFT JOIN (${phaseDaysSql}) USING (teacher) LEFT JOIN led USING (teacher) LEFT JOIN near USING (teacher)
  LEFT JOIN away USING (teacher)   LEFT JOIN roles USING (teacher)`;
