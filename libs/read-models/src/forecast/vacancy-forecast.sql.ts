import { coversDay } from '../multi-state/followed.sql.js';

/** The state on a day of each teacher who has entered by then: teacher, rank, and the other columns. */
const statesOn = (day: string, from: string, also: string): string => `
  SELECT stage_spells.teacher, rank${also} FROM ${from}
  JOIN careers ON entry_on <= ${day}
  JOIN stage_spells ON stage_spells.teacher = careers.teacher AND ${coversDay(day)}`;

const fromYearToYear = `
  WITH pairs AS (SELECT unnest($befores)::DATE AS before_on, unnest($afters)::DATE AS after_on),
  befores AS (${statesOn('before_on', 'pairs', ', before_on')}),
  afters AS (${statesOn('after_on', 'pairs', ', before_on')})`;

/**
 * How many went from which state to which from one snapshot to the next, of those who had entered by the earlier one.
 * Parameters: $befores and $afters, lists of dates in pairs. Columns: from, to, count.
 */
export const yearOnYearSql = `
  ${fromYearToYear}
  SELECT befores.rank::INTEGER AS "from", afters.rank::INTEGER AS "to", count(*)::INTEGER AS count
  FROM befores JOIN afters USING (teacher, before_on)
  GROUP BY befores.rank, afters.rank ORDER BY befores.rank, afters.rank`;

/**
 * The same by teacher, those who are alike in a row: how often each was in a state at an earlier snapshot, was then found in
 * another, and out of service (rank $out). Columns: rank, seen, gone, left, people.
 */
export const alikeSql = `
  ${fromYearToYear}
  SELECT rank, seen, gone, "left", count(*)::INTEGER AS people FROM (
    SELECT befores.rank::INTEGER AS rank, count(*)::INTEGER AS seen,
      (count(*) FILTER (afters.rank <> befores.rank))::INTEGER AS gone,
      (count(*) FILTER (afters.rank = $out))::INTEGER AS "left"
    FROM befores JOIN afters USING (teacher, before_on) GROUP BY teacher, befores.rank)
  GROUP BY rank, seen, gone, "left" ORDER BY rank, seen, gone, "left"`;

/**
 * Who is in each state at the last snapshot, and how many of them have completed the NPQ that prepares for the next
 * stage by the date asked for, or have it in progress. Parameters: $last, $asOf. Columns: rank, stock, ready, nearly.
 */
export const stockSql = `
  WITH prepared AS (
    SELECT teacher, npq_terms.rank AS prepares_for, bool_or(state = 'COMPLETED') AS is_ready,
      bool_or(state = 'IN_PROGRESS') AS is_nearly
    FROM npq_spells JOIN npq_terms USING (qualification) WHERE ${coversDay('$asOf::DATE')}
    GROUP BY teacher, npq_terms.rank)
  SELECT at_last.rank::INTEGER AS rank, count(*)::INTEGER AS stock, (count(*) FILTER (is_ready))::INTEGER AS ready,
    (count(*) FILTER (is_nearly AND NOT is_ready))::INTEGER AS nearly
  FROM (${statesOn('$last::DATE', '(SELECT 1)', '')}) at_last
  LEFT JOIN prepared ON prepared.teacher = at_last.teacher AND prepares_for = at_last.rank + 1
  GROUP BY at_last.rank ORDER BY at_last.rank`;

/**
 * In which calendar month those who left a state did so, after the first snapshot and up to the last. Parameters:
 * $first, $last. Columns: rank, month (1 to 12), count.
 */
export const seasonSql = `
  SELECT rank_before::INTEGER AS rank, month(start_on)::INTEGER AS month, count(*)::INTEGER AS count
  FROM stage_spells JOIN careers USING (teacher)
  WHERE start_on > entry_on AND start_on > $first::DATE AND start_on <= $last::DATE
  GROUP BY rank_before, month(start_on) ORDER BY rank_before, month(start_on)`;
