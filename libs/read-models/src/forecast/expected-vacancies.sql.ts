import { RETIRING_AGE } from './ending-shares.js';
import { coversDay } from '../on-a-day.sql.js';
import { covers, inServiceSql, trustsSql } from '../on-the-day.sql.js';

const ofTrust = (hasTrust: boolean, place: string): string =>
  hasTrust ? `AND ${place} IN (SELECT organisation FROM (${trustsSql}) WHERE body = $trust)` : '';

/** The year in which teachers reach the age at which posts end by retirement, as last said by the day: teacher, sixty_in. */
const bornSql = `
  SELECT teacher, arg_max(birth_year, said_on) + ${RETIRING_AGE} AS sixty_in FROM characteristics
  WHERE said_on <= $asOf::DATE GROUP BY teacher`;

/**
 * Open posts of the stages asked for and running leadership assignments in roles of them, one row for each place with
 * what is said of its end. Column place orders and names a row. Parameters: $asOf, $ranks and, with `hasTrust`, $trust.
 */
export const postsAheadSql = (hasTrust: boolean): string => `
  WITH held AS (
    SELECT 'POST' AS kind, teacher, post AS held, role, rank, unnest(places) AS school,
      contract, planned_end_on AS ends_on, reason
    FROM posts SEMI JOIN (${inServiceSql}) serving USING (teacher)
    LEFT JOIN (SELECT teacher, post, planned_end_on, reason FROM post_plans WHERE ${covers()}) plans USING (teacher, post)
    LEFT JOIN (SELECT teacher, post, contract FROM post_contracts WHERE ${covers()}) contracts USING (teacher, post)
    WHERE ${covers()} AND list_contains($ranks, rank)
    UNION ALL
    SELECT 'ASSIGNMENT', teacher, assignment, role, rank, school, NULL, TRY_CAST(planned_end_on AS DATE), NULL
    FROM assignments JOIN role_terms USING (role)
    LEFT JOIN (SELECT teacher, assignment, planned_end_on FROM planned_ends WHERE ${covers()}) ends USING (teacher, assignment)
    WHERE ${covers()} AND list_contains($ranks, rank))
  SELECT coalesce(ends_on::VARCHAR, '9999') || ' ' || (9 - rank)::VARCHAR || ' ' || school || ' ' || teacher || ' ' || held
      || ' ' || kind AS place,
    kind, teacher, held, role, rank::INTEGER AS rank, school, name, contract, ends_on::VARCHAR AS ends_on, reason, sixty_in
  FROM held LEFT JOIN organisations ON organisations.organisation = school LEFT JOIN (${bornSql}) USING (teacher)
  WHERE school IS NOT NULL ${ofTrust(hasTrust, 'school')}`;

/**
 * Rows (kind, rank, month, sixty_in, count, fixed): month `2025-09` of the planned end, null without one; the year in which the
 * holder reaches 60, null where it is not on record.
 */
export const knownEndsSql = (hasTrust: boolean): string => `
  SELECT kind, rank, strftime(ends_on::DATE, '%Y-%m') AS month, sixty_in, count(*)::INTEGER AS count,
    (count(*) FILTER (contract IN ('fixed_term', 'temporary')))::INTEGER AS fixed
  FROM (${postsAheadSql(hasTrust)}) GROUP BY ALL ORDER BY ALL`;

/**
 * Posts open on each of the days $befores, by the day and the place, and how many had ended on the day of $afters: the
 * teacher no longer holds a post of that rank there, or in the school as which it carries on. Teachers who are alike in a
 * row. Columns: rank, is_ours, is_sixty (the holder reached 60 in the year of the earlier day), seen, ended, people.
 * Parameters: $befores, $afters, $ranks, $asOf and, with `hasTrust`, $trust.
 */
export const endedSql = (hasTrust: boolean): string => `
  WITH pairs AS (SELECT unnest($befores)::DATE AS before_on, unnest($afters)::DATE AS after_on),
  held AS (SELECT teacher, rank, start_on, end_on, unnest(places) AS place FROM posts WHERE list_contains($ranks, rank)),
  befores AS (
    SELECT DISTINCT before_on, after_on, held.teacher, held.rank, held.place
    FROM pairs JOIN held ON ${coversDay('held', 'before_on')}
    JOIN service_spells ON service_spells.teacher = held.teacher AND ${coversDay('service_spells', 'before_on')}),
  afters AS (
    SELECT DISTINCT before_on, after_on, held.teacher, held.rank, held.place FROM pairs JOIN held ON ${coversDay('held', 'after_on')}),
  stays AS (
    SELECT before_on, teacher, rank, place FROM afters
    UNION SELECT before_on, teacher, rank, organisation FROM afters JOIN successions ON successor = place AND start_on <= after_on)
  SELECT rank, is_ours, is_sixty, seen, ended, count(*)::INTEGER AS people FROM (
    SELECT befores.teacher, befores.rank::INTEGER AS rank,
      ${hasTrust ? `place IN (SELECT organisation FROM (${trustsSql}) WHERE body = $trust)` : 'true'} AS is_ours,
      coalesce(sixty_in <= year(before_on), false) AS is_sixty,
      count(*)::INTEGER AS seen, (count(*) FILTER (stays.teacher IS NULL))::INTEGER AS ended
    FROM befores LEFT JOIN stays USING (before_on, teacher, rank, place) LEFT JOIN (${bornSql}) born ON born.teacher = befores.teacher
    GROUP BY befores.teacher, befores.rank, is_ours, is_sixty)
  GROUP BY rank, is_ours, is_sixty, seen, ended ORDER BY rank, is_ours, is_sixty, seen, ended`;

/** In which calendar month posts ended in the time looked back on: rank, month (1 to 12), count. */
export const endingMonthsSql = `
  SELECT rank::INTEGER AS rank, month(end_on)::INTEGER AS month, count(*)::INTEGER AS count FROM posts
  WHERE list_contains($ranks, rank) AND end_on > $first::DATE AND end_on <= $asOf::DATE
  GROUP BY ALL ORDER BY ALL`;
