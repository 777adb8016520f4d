import { covers, inServiceSql, openPostsSql, placesOf, stagesSql, trustsSql } from '../on-the-day.sql.js';

/**
 * All counts in one go, as most of them start from the same open posts: rows (what, key, name, count).
 *
 * what: in service, on break, stage, trust, school, phase; `no stage` counts open posts whose role no vocabulary places
 * on the pathway. Parameters: $asOf.
 */
export const headcountSql = `
  WITH open_posts AS MATERIALIZED (${openPostsSql}),
  open_places AS MATERIALIZED (${placesOf('open_posts')}),
  counts AS (
    SELECT 0 AS place, 'in service' AS what, '' AS key, count(*) AS count FROM (${inServiceSql})
    UNION ALL SELECT 1, 'on break', '', count(*) FROM career_breaks WHERE ${covers()}
    UNION ALL SELECT 2 + rank, 'stage', stage, count(*) FROM (${stagesSql}) GROUP BY rank, stage
    UNION ALL SELECT 10, 'trust', body, count(DISTINCT teacher)
      FROM open_places JOIN (${trustsSql}) trusts ON organisation = place GROUP BY body
    UNION ALL SELECT 11, 'school', place, count(DISTINCT teacher) FROM open_places GROUP BY place
    UNION ALL SELECT 12, 'phase', phase, count(DISTINCT teacher)
      FROM open_places JOIN (FROM school_phases WHERE ${covers()}) phases ON organisation = place
      WHERE phase IS NOT NULL GROUP BY phase
    UNION ALL SELECT 13, 'no stage', '', count(*) FROM open_posts WHERE rank IS NULL)
  SELECT what, key, name, count::INTEGER AS count
  FROM counts LEFT JOIN organisations ON organisation = key AND what IN ('trust', 'school') ORDER BY place, key`;
