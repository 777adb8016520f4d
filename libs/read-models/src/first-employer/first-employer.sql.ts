import { trustOn } from '../on-a-day.sql.js';

/**
 * Qualified teachers with placements, counted by whether they were placed in another trust than the first one (null:
 * placed in none), and where they were first employed. Parameter: $asOf. Columns: elsewhere, employer, count.
 */
export const firstEmployerSql = `
  WITH placed AS (
    SELECT DISTINCT placement_records.teacher, day, placement, trusts.body AS trust
    FROM placement_records JOIN careers USING (teacher)
    ${trustOn('trusts', 'school', 'day')}
    WHERE type = 'PlacementStarted' AND day <= qts_on AND qts_on <= $asOf::DATE),
  trained AS (
    SELECT teacher, arg_min(trust, (day, placement, trust)) FILTER (trust IS NOT NULL) AS base,
      list(DISTINCT trust) FILTER (trust IS NOT NULL) AS trusts
    FROM placed GROUP BY teacher),
  employed AS (
    SELECT teacher, list(trusts.body) AS bodies FROM careers ${trustOn('trusts', 'first_school', 'entry_on')}
    WHERE entry_on <= $asOf::DATE GROUP BY teacher)
  SELECT len(trusts) > 1 AS elsewhere,
    CASE WHEN bodies IS NULL THEN 'NOT_ENTERED' WHEN list_contains(bodies, base) THEN 'BASE_TRUST'
      WHEN list_has_any(bodies, trusts) THEN 'OTHER_PLACEMENT_TRUST' ELSE 'ELSEWHERE' END AS employer,
    count(*)::INTEGER AS count
  FROM trained LEFT JOIN employed USING (teacher) GROUP BY elsewhere, employer ORDER BY elsewhere, employer`;
