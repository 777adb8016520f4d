/** In these queries $ranks are the ranks of the stages asked for; 6 is the highest stage. */
const journeys = `
  WITH entered AS (
    SELECT teacher, entry_on, CASE WHEN exit_on <= $asOf::DATE THEN exit_on END AS exit_on
    FROM careers WHERE entry_on <= $asOf::DATE),
  wanted AS (SELECT unnest($ranks) AS wanted),
  reached AS (
    SELECT wanted, teacher, min(start_on) AS reached_on FROM wanted, stage_spells
    WHERE rank BETWEEN wanted AND 6 AND start_on <= $asOf::DATE GROUP BY wanted, teacher)`;

export const timeToStageSql = `
  ${journeys}
  SELECT wanted::INTEGER AS rank, count(*)::INTEGER AS reached,
    (count(*) FILTER (exit_on IS NULL OR reached_on < exit_on))::INTEGER AS before_exit,
    quantile_cont(reached_on - entry_on, [0.25, 0.5, 0.75])::DOUBLE[] AS quartiles
  FROM reached JOIN entered USING (teacher) GROUP BY wanted ORDER BY wanted`;

/**
 * What came first to all who have entered, and after how many days, counted: the stage (outcome 1), the first exit (2),
 * or neither yet (0). Columns: rank, time, outcome, count.
 */
export const firstPassageSql = `
  ${journeys}
  SELECT wanted::INTEGER AS rank, (least(reached_on, exit_on, $asOf::DATE) - entry_on)::INTEGER AS time,
    CASE WHEN reached_on < coalesce(exit_on, 'infinity'::DATE) THEN 1 WHEN exit_on IS NOT NULL THEN 2 ELSE 0 END AS outcome,
    count(*)::INTEGER AS count
  FROM wanted CROSS JOIN entered LEFT JOIN reached USING (wanted, teacher)
  GROUP BY wanted, time, outcome ORDER BY wanted, time, outcome`;

export const enteredSql = `SELECT count(*)::INTEGER AS n FROM careers WHERE entry_on <= $asOf::DATE`;
