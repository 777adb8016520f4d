/** Ranks of the states: trainee 0, the stages up to executive leader 6, out of service 7. */
const OUT_OF_SERVICE = 7;

/**
 * The state of each teacher at the close of each day, as spells. In service it is the stage of the highest open
 * post; without an open post the level held before stands. A classroom teacher is an early career teacher (1)
 * until induction is passed or exempted, then an experienced teacher (2). Nobody has a state before training or QTS. A
 * trainee is one until the first day of qualified service, whether or not QTS is awarded before; withdrawal and EYTS
 * end a training, and who has not entered then is out of service. A post begins on a service day.
 */
export const stageSpellsSql = `
  WITH training AS (
    SELECT teacher, effective_on AS day, CASE WHEN bool_or(type = 'TrainingStarted') <> bool_or(type <> 'TrainingStarted')
      THEN bool_or(type = 'TrainingStarted') END AS trains, bool_or(type <> 'EytsAwarded') AS has_trained
    FROM in_force WHERE type IN ('TrainingStarted', 'TrainingWithdrawn', 'EytsAwarded') GROUP BY teacher, effective_on),
  induction AS (
    SELECT teacher, min(effective_on) AS inducted_on FROM in_force
    WHERE type IN ('InductionPassed', 'InductionExempted') GROUP BY teacher),
  landmarks AS (
    SELECT teacher, min(trained_on) AS trained_on, min(qts_on) AS qts_on, min(entry_on) AS entry_on,
      min(inducted_on) AS inducted_on
    FROM (
      SELECT teacher, day AS trained_on, NULL AS qts_on, NULL AS entry_on, NULL AS inducted_on FROM training WHERE has_trained
      UNION ALL SELECT teacher, NULL, qts_on, NULL, NULL FROM qualifications
      UNION ALL SELECT teacher, NULL, NULL, start_on, NULL FROM service_spells
      UNION ALL SELECT teacher, NULL, NULL, NULL, inducted_on FROM induction)
    GROUP BY teacher),
  days AS (
    SELECT teacher, day, bool_or(trains) AS trains, bool_or(is_in) AS is_in, bool_or(is_held) AS is_held
    FROM (
      SELECT teacher, day, trains, NULL AS is_in, NULL AS is_held FROM training
      UNION ALL SELECT teacher, day, NULL, is_in, NULL FROM service_days
      UNION ALL SELECT teacher, end_on, NULL, NULL, NULL FROM posts WHERE end_on IS NOT NULL
      UNION ALL SELECT teacher, inducted_on, NULL, NULL, NULL FROM induction
      UNION ALL SELECT teacher, qts_on, NULL, NULL, NULL FROM qualifications
      UNION ALL SELECT teacher, start_on, NULL, NULL, true FROM qualification_spells
      UNION ALL SELECT teacher, end_on, NULL, NULL, false FROM qualification_spells WHERE end_on IS NOT NULL)
    GROUP BY teacher, day),
  tops AS (
    SELECT days.teacher, day, max(rank) AS top
    FROM days JOIN posts ON posts.teacher = days.teacher AND start_on <= day AND day < coalesce(end_on, 'infinity'::DATE)
    GROUP BY days.teacher, day),
  closes AS (
    SELECT teacher, day, last_value(trains IGNORE NULLS) OVER past AS trains,
      coalesce(last_value(is_in IGNORE NULLS) OVER past, false) AS is_in,
      coalesce(last_value(is_held IGNORE NULLS) OVER past, false) AS is_held,
      coalesce(last_value(top IGNORE NULLS) OVER past, 0) AS top
    FROM days LEFT JOIN tops USING (teacher, day)
    WINDOW past AS (PARTITION BY teacher ORDER BY day)),
  ranked AS (
    SELECT teacher, day, CASE
      WHEN is_held AND is_in THEN CASE WHEN top > 0 THEN top WHEN inducted_on <= day THEN 2 ELSE 1 END
      WHEN trains AND (entry_on IS NULL OR day < entry_on) THEN 0
      WHEN trained_on <= day OR day >= qts_on THEN ${OUT_OF_SERVICE} END AS rank
    FROM closes LEFT JOIN landmarks USING (teacher)),
  changes AS (
    SELECT *, lag(rank) OVER (PARTITION BY teacher ORDER BY day) AS rank_before FROM ranked WHERE rank IS NOT NULL
    QUALIFY rank IS DISTINCT FROM rank_before)
  SELECT teacher, rank::INTEGER AS rank, day AS start_on,
    lead(day) OVER (PARTITION BY teacher ORDER BY day) AS end_on, rank_before::INTEGER AS rank_before
  FROM changes`;
