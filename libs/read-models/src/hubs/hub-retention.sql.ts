import { coversDay } from '../on-a-day.sql.js';
import type { HubRetentionArgs } from './hub-retention.answer.js';

const columns: Readonly<Record<NonNullable<HubRetentionArgs['area']>, string>> = {
  REGION: 'region',
  LOCAL_AUTHORITY: 'local_authority',
};

/**
 * For each alliance that another succeeded, each area of its schools, and each of the two periods (is_after): how many
 * taught there on the first day, and how many of them are in service on the last. Schools are its members on the day
 * before the succession, in both periods. Parameters: $asOf, $years.
 */
export const hubRetentionSql = (area: NonNullable<HubRetentionArgs['area']>): string => `
  WITH bodies AS (SELECT DISTINCT body FROM memberships WHERE kind = 'alliance' AND start_on <= $asOf::DATE),
  hubs AS (
    SELECT organisation AS alliance, successor AS hub, start_on AS "on" FROM successions
    SEMI JOIN bodies ON body = organisation SEMI JOIN bodies AS others ON others.body = successor
    WHERE start_on <= $asOf::DATE),
  schools AS (
    SELECT DISTINCT alliance, hub, "on", memberships.organisation AS school, ${columns[area]} AS area
    FROM hubs JOIN memberships ON kind = 'alliance' AND body = alliance AND ${coversDay('memberships', '("on" - 1)')}
    LEFT JOIN organisations ON organisations.organisation = memberships.organisation),
  periods AS (
    SELECT alliance, hub, "on", false AS is_after, ("on" - to_years($years::INTEGER))::DATE AS first_on, "on" AS last_on FROM hubs
    UNION ALL SELECT alliance, hub, "on", true, "on", ("on" + to_years($years::INTEGER))::DATE FROM hubs),
  held AS (
    SELECT teacher, unnest(places) AS school, start_on, end_on FROM posts
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)),
  teaching AS (
    SELECT DISTINCT alliance, hub, "on", area, is_after, held.teacher, first_on, last_on
    FROM schools JOIN periods USING (alliance, hub, "on") JOIN held ON held.school = schools.school AND ${coversDay('held', 'first_on')}
    JOIN service_spells first ON first.teacher = held.teacher AND ${coversDay('first', 'first_on')}
    WHERE first_on <= $asOf::DATE),
  counted AS (
    SELECT alliance, hub, "on", area, is_after, count(*)::INTEGER AS n, count(last.teacher)::INTEGER AS retained
    FROM teaching LEFT JOIN service_spells last ON last.teacher = teaching.teacher AND ${coversDay('last', 'last_on')}
    GROUP BY alliance, hub, "on", area, is_after),
  sizes AS (SELECT alliance, hub, "on", area, count(*)::INTEGER AS schools FROM schools GROUP BY ALL)
  SELECT sizes.alliance, sizes.hub, sizes."on"::VARCHAR AS "on", sizes.area, schools,
    coalesce(before.n, 0) AS before_n, coalesce(before.retained, 0) AS before_retained,
    coalesce(after.n, 0) AS after_n,
    CASE WHEN (sizes."on" + to_years($years::INTEGER))::DATE <= $asOf::DATE THEN coalesce(after.retained, 0) END AS after_retained
  FROM sizes
  LEFT JOIN counted before ON before.alliance = sizes.alliance AND before.hub = sizes.hub
    AND before.area IS NOT DISTINCT FROM sizes.area AND NOT before.is_after
  LEFT JOIN counted after ON after.alliance = sizes.alliance AND after.hub = sizes.hub
    AND after.area IS NOT DISTINCT FROM sizes.area AND after.is_after
  ORDER BY sizes."on", sizes.alliance, sizes.hub, sizes.area NULLS LAST`;
