/** In these queries $ranks are the ranks of the stages asked for; 6 is the highest stage. */
export const timeToStageSql = `
  WITH entered AS (SELECT teacher, entry_on, exit_on FROM careers WHERE entry_on <= $asOf::DATE),
  reached AS (
    SELECT wanted, teacher, min(start_on) AS reached_on
    FROM (SELECT unnest($ranks) AS wanted), stage_spells
    WHERE rank BETWEEN wanted AND 6 AND start_on <= $asOf::DATE GROUP BY wanted, teacher)
  SELECT wanted::INTEGER AS rank, count(*)::INTEGER AS reached,
    (count(*) FILTER (exit_on IS NULL OR exit_on > $asOf::DATE OR reached_on < exit_on))::INTEGER AS before_exit,
    quantile_cont(reached_on - entry_on, [0.25, 0.5, 0.75])::DOUBLE[] AS quartiles
  FROM reached JOIN entered USING (teacher) GROUP BY wanted ORDER BY wanted`;

export const enteredSql = `SELECT count(*)::INTEGER AS n FROM careers WHERE entry_on <= $asOf::DATE`;
