import { LONGEST_GAP } from '../held-posts.sql.js';
import { covers, inServiceSql, openPostsSql, placesOf, stagesSql, trustsSql } from '../on-the-day.sql.js';

/** In service, on no career break, and without a post for longer than between two posts: their departure may not be on record. */
const longWithoutPostSql = `
  SELECT teacher FROM posts SEMI JOIN (
    FROM (${inServiceSql}) ANTI JOIN open_posts USING (teacher)
    ANTI JOIN (SELECT teacher FROM career_breaks WHERE ${covers()}) USING (teacher)) USING (teacher)
  GROUP BY teacher HAVING max(end_on) < $asOf::DATE - ${LONGEST_GAP} AND bool_and(start_on <= $asOf::DATE)`;

/**
 * All counts in one go, as most of them start from the same open posts: rows (what, key, name, count).
 *
 * what: in service, on break, stage, trust, school, phase; `no stage` counts open posts whose role no vocabulary places
 * on the pathway, `long without` those in service who may have left unrecorded. Parameters: $asOf.
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
    UNION ALL SELECT 13, 'no stage', '', count(*) FROM open_posts WHERE rank IS NULL
    UNION ALL SELECT 14, 'long without', '', count(*) FROM (${longWithoutPostSql}))
  SELECT what, key, name, count::INTEGER AS count
  FROM counts LEFT JOIN organisations ON organisation = key AND what IN ('trust', 'school') ORDER BY place, key`;
