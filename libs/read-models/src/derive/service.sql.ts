/**
 * In service from joining to leaving, told from the state at the close of each day on which something happened.
 * Leaving and joining on one day leave the state as it was: in service, never out; out, a spell of no days.
 */
export const serviceDaysSql = `
  WITH days AS (
    SELECT teacher, effective_on AS day, bool_or(type <> 'LeftTeaching') AS joins,
      bool_or(type = 'LeftTeaching') AS leaves,
      first(reason ORDER BY recorded_at, seq) FILTER (type = 'LeftTeaching') AS reason
    FROM in_force
    WHERE type IN ('PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown', 'ReturnedToTeaching', 'LeftTeaching')
    GROUP BY teacher, effective_on),
  closes AS (
    SELECT *, coalesce(last_value(CASE WHEN joins <> leaves THEN joins END IGNORE NULLS)
      OVER (PARTITION BY teacher ORDER BY day), false) AS is_in
    FROM days)
  SELECT *, coalesce(lag(is_in) OVER (PARTITION BY teacher ORDER BY day), false) AS was_in FROM closes`;

/** Departures with effect. What was begun that same day stands if the teacher is in service at its close. */
export const departuresSql = `
  SELECT teacher, day, is_in AS stands FROM service_days WHERE leaves AND (was_in OR joins)`;

/** Employment in teaching, qualified or not. */
export const employmentSql = `
  WITH turns AS (
    SELECT teacher, day, reason, joins AND NOT was_in AS begins, leaves AND (was_in <> joins) AS ends
    FROM service_days)
  SELECT teacher, day AS start_on,
    CASE WHEN ends THEN day ELSE lead(day) OVER turn END AS end_on,
    CASE WHEN ends THEN reason ELSE lead(reason) OVER turn END AS reason
  FROM turns WHERE begins OR ends
  WINDOW turn AS (PARTITION BY teacher ORDER BY day)
  QUALIFY begins`;

/** The earliest award counts; a revocation ends what it gave. */
export const qualificationsSql = `
  SELECT teacher, qts_on, min(effective_on) FILTER (effective_on >= qts_on) AS revoked_on
  FROM (SELECT teacher, min(effective_on) AS qts_on FROM in_force WHERE type = 'QtsAwarded' GROUP BY teacher)
  LEFT JOIN (SELECT teacher, effective_on FROM in_force WHERE type = 'QtsRevoked') USING (teacher)
  GROUP BY teacher, qts_on`;

/** Qualified service: employment while QTS is held. A departure before QTS, or on its day from before it, isn't one. */
export const serviceSpellsSql = `
  SELECT teacher, greatest(start_on, qts_on) AS start_on, least(end_on, revoked_on) AS end_on,
    CASE WHEN revoked_on < coalesce(end_on, 'infinity'::DATE) THEN NULL ELSE reason END AS reason
  FROM employment JOIN qualifications USING (teacher)
  WHERE (start_on >= qts_on OR coalesce(end_on, 'infinity'::DATE) > qts_on)
    AND greatest(start_on, qts_on) < coalesce(revoked_on, 'infinity'::DATE)`;
