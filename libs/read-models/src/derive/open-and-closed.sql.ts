/**
 * Spells of anything that is opened and closed under a key, told from the state at the close of each day.
 *
 * - opened again while open: a new spell begins and the former ends that day
 * - opened and closed on one day: open before, the former ends and the new one stands; not open before, no days
 * - a departure closes all that was opened before its day, and what was opened on it unless that day `stands`
 *
 * @param opened relation (holder, key, day), at most one row a day
 * @param closed relation (holder, key, day)
 * @param departures relation (holder, day, stands)
 * @returns rows (holder, key, start_on, end_on); end_on null while open, equal to start_on for a spell of no days
 */
export const spellsOf = (opened: string, closed: string, departures: string): string => `
  WITH days AS (
    SELECT holder, key, day, bool_or(what = 'opened') AS opens, bool_or(what = 'closed') AS closes,
      bool_or(what = 'departed') AS departs
    FROM (
      SELECT holder, key, day, 'opened' AS what FROM (${opened})
      UNION ALL SELECT holder, key, day, 'closed' FROM (${closed})
      UNION ALL SELECT holder, key, day, CASE WHEN stands THEN 'moved' ELSE 'departed' END
        FROM (SELECT DISTINCT holder, key FROM (${opened})) JOIN (${departures}) USING (holder))
    GROUP BY holder, key, day),
  states AS (
    SELECT *, coalesce(last_value(CASE WHEN departs THEN false WHEN opens AND closes THEN NULL ELSE opens END IGNORE NULLS)
      OVER (PARTITION BY holder, key ORDER BY day), false) AS is_open,
      lead(day) OVER (PARTITION BY holder, key ORDER BY day) AS next_day
    FROM days)
  SELECT holder, key, day AS start_on, CASE WHEN is_open THEN next_day ELSE day END AS end_on
  FROM states WHERE opens`;

/** Of several rows of one holder and key on one day, the one recorded last. */
export const lastRecordedOfDay = (columns: string, where: string, facts = 'in_force'): string => `
  SELECT ${columns} FROM ${facts} WHERE ${where}
  QUALIFY row_number() OVER (PARTITION BY holder, key, day ORDER BY recorded_at DESC, seq DESC) = 1`;
