import { coversDay } from '../on-a-day.sql.js';
import { type GraduateFilter, graduatesSql } from './graduates.sql.js';
import type { Ours } from './whereabouts.answer.js';

const memberOf = (rank: number, kind: 'trust' | 'alliance'): string => `
  SELECT teacher, ${rank} AS nearness FROM held JOIN memberships ON organisation = place
  WHERE kind = '${kind}' AND body = $${kind} AND ${coversDay('memberships', 'day')}`;

/** How near to us each place is, for those of our places that were named: 0 schools, 1 trust, 2 alliance, 3 authority. */
function nearSql({ schools = [], trust, alliance, localAuthority }: Ours): string {
  const named = [
    ...(schools.length > 0
      ? ['SELECT teacher, 0 AS nearness FROM held WHERE list_contains($schools, place)']
      : []),
    ...(trust === undefined ? [] : [memberOf(1, 'trust')]),
    ...(alliance === undefined ? [] : [memberOf(2, 'alliance')]),
    ...(localAuthority === undefined
      ? []
      : [
          `SELECT teacher, 3 AS nearness FROM held JOIN organisations ON organisation = place
          WHERE local_authority = $localAuthority`,
        ]),
  ];
  return named.length === 0
    ? 'SELECT NULL::VARCHAR AS teacher, NULL::INTEGER AS nearness WHERE false'
    : named.join(' UNION ALL ');
}

/**
 * Where each graduate is so many years after QTS. Parameters: $asOf, $years, and what is filtered by or ours.
 *
 * Rows (cohort, place, destination, count): `place` is a position in `places`, or null for whom the day has not come.
 */
export const whereaboutsSql = (filter: GraduateFilter & Ours): string => `
  WITH graduates AS (
    SELECT *, (qts_on + to_years($years::INTEGER))::DATE AS day FROM (${graduatesSql(filter)})),
  counted AS (SELECT * FROM graduates WHERE day <= $asOf::DATE),
  serving AS (
    SELECT DISTINCT teacher FROM counted JOIN service_spells USING (teacher) WHERE ${coversDay('service_spells', 'day')}),
  held AS (
    SELECT DISTINCT teacher, day, unnest(places) AS place FROM counted JOIN posts USING (teacher)
    SEMI JOIN serving USING (teacher) WHERE ${coversDay('posts', 'day')}),
  near AS (SELECT teacher, min(nearness) AS nearness FROM (${nearSql(filter)}) GROUP BY teacher),
  departed AS (
    SELECT teacher, destination FROM counted JOIN service_spells USING (teacher) WHERE end_on <= day
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY end_on DESC, start_on DESC) = 1),
  placed AS (
    SELECT cohort, day <= $asOf::DATE AS is_counted, serving.teacher IS NOT NULL AS serves, nearness,
      if(serving.teacher IS NULL, nullif(destination, 'unknown'), NULL) AS destination,
      coalesce(entry_on <= day, false) AS has_entered
    FROM graduates LEFT JOIN serving USING (teacher) LEFT JOIN near USING (teacher) LEFT JOIN departed USING (teacher))
  SELECT cohort, CASE WHEN NOT is_counted THEN NULL WHEN serves THEN coalesce(nearness, 4)
      WHEN destination IS NOT NULL THEN 5 WHEN has_entered THEN 6 ELSE 7 END AS place,
    destination, count(*)::INTEGER AS count
  FROM placed GROUP BY ALL ORDER BY ALL`;
