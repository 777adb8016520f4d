import { covers, inServiceSql } from '../on-the-day.sql.js';

/**
 * Open posts of those in service by the place where they are held, with the full-time equivalent there on the day, null
 * where none is on record (decimals, so that sums don't depend on the order): teacher, post, place, role, rank, subject, start_on, fte. Parameter: $asOf.
 */
export const openPostFtesSql = `
  SELECT teacher, post, place, role, rank, subject, start_on, sum(TRY_CAST(fte AS DECIMAL(9, 4))) AS fte
  FROM (
    WITH open AS (FROM posts SEMI JOIN (${inServiceSql}) USING (teacher) WHERE ${covers()})
    SELECT open.* EXCLUDE (fte), employer AS place, coalesce(changed.fte, open.fte) AS fte
    FROM open LEFT JOIN (
      SELECT teacher, post, arg_max(fte, start_on) AS fte FROM (
        SELECT changes.* FROM post_ftes changes JOIN open USING (teacher, post)
        WHERE changes.start_on >= open.start_on AND changes.start_on <= $asOf::DATE)
      GROUP BY teacher, post) changed USING (teacher, post)
    UNION ALL
    SELECT * EXCLUDE (fte, part), part->>'$.school', TRY_CAST(part->>'$.fte' AS DOUBLE)
    FROM (SELECT *, unnest(json_extract(shared, '$[*]')) AS part FROM open WHERE shared IS NOT NULL))
  WHERE place IS NOT NULL
  GROUP BY teacher, post, place, role, rank, subject, start_on`;
