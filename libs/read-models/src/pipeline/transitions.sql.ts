import { DAYS_A_YEAR } from '../multi-state/at-times.js';
import { coversDay, followedSql, type Origin } from '../multi-state/followed.sql.js';

const spells = (origin: Origin): string => `
  FROM stage_spells JOIN (${followedSql(origin)}) USING (teacher)`;

/** Changes between the states at the close of two days. The state a career begins in is no change. */
export const transitionsSql = (origin: Origin): string => `
  SELECT before.state AS "from", after.state AS "to", count(*)::INTEGER AS count
  ${spells(origin)}
  JOIN state_terms before ON before.rank = rank_before JOIN state_terms after ON after.rank = stage_spells.rank
  WHERE start_on > origin AND start_on BETWEEN $from::DATE AND least($to::DATE, $asOf::DATE)
  GROUP BY before.rank, before.state, after.rank, after.state ORDER BY before.rank, after.rank`;

/** Time in each state during the window; its last day counts in full. */
export const personYearsSql = (origin: Origin): string => `
  SELECT state, sum(days) / ${DAYS_A_YEAR} AS years
  FROM (
    SELECT rank, greatest(start_on, origin, $from::DATE) AS first_day,
      least(coalesce(end_on, 'infinity'::DATE), $to::DATE + 1, $asOf::DATE) - first_day AS days
    ${spells(origin)})
  JOIN state_terms USING (rank) WHERE days > 0 GROUP BY rank, state ORDER BY rank`;

/** Teachers in each state before the window and at its end, and those whose career begins in it in that state. */
export const stocksSql = (origin: Origin): string => `
  WITH followed AS (
    SELECT rank, start_on, end_on, origin, least($from::DATE - 1, $asOf::DATE) AS opens_on,
      least($to::DATE, $asOf::DATE) AS closes_on ${spells(origin)})
  SELECT state,
    (count(*) FILTER (origin < $from::DATE AND ${coversDay('opens_on')}))::INTEGER AS opening,
    (count(*) FILTER (origin BETWEEN $from::DATE AND closes_on AND ${coversDay('origin')}))::INTEGER AS begun,
    (count(*) FILTER (origin <= closes_on AND ${coversDay('closes_on')}))::INTEGER AS closing
  FROM followed JOIN state_terms USING (rank) GROUP BY rank, state ORDER BY rank`;

export const followedCountSql = (origin: Origin): string =>
  `SELECT count(*)::INTEGER AS n FROM (${followedSql(origin)})`;

/** Whom the changes and stocks count: (path, teacher, event), a path being as in the answer. A change is told by its day. */
export const transitionsCountedSql = (origin: Origin): string => `
  WITH changes AS (
    SELECT teacher, start_on::VARCHAR AS event, before.state AS "from", after.state AS "to"
    ${spells(origin)}
    JOIN state_terms before ON before.rank = rank_before JOIN state_terms after ON after.rank = stage_spells.rank
    WHERE start_on > origin AND start_on BETWEEN $from::DATE AND least($to::DATE, $asOf::DATE)),
  followed AS (
    SELECT teacher, state, start_on, end_on, origin, least($from::DATE - 1, $asOf::DATE) AS opens_on,
      least($to::DATE, $asOf::DATE) AS closes_on ${spells(origin)} JOIN state_terms USING (rank))
  SELECT ['transitions', "from", "to", 'count'] AS path, teacher, event FROM changes
  UNION ALL SELECT ['flows', "to", 'movedIn'], teacher, event FROM changes
  UNION ALL SELECT ['flows', "from", 'movedOut'], teacher, event FROM changes
  UNION ALL SELECT ['flows', state, 'opening'], teacher, NULL FROM followed
    WHERE origin < $from::DATE AND ${coversDay('opens_on')}
  UNION ALL SELECT ['flows', state, 'begun'], teacher, NULL FROM followed
    WHERE origin BETWEEN $from::DATE AND closes_on AND ${coversDay('origin')}
  UNION ALL SELECT ['flows', state, 'closing'], teacher, NULL FROM followed
    WHERE origin <= closes_on AND ${coversDay('closes_on')}`;
