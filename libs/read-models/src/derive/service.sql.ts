/**
 * In service from joining to leaving, told from the state at the close of each day on which something happened.
 * Leaving and joining on one day leave the state as it was: in service, never out; out, a spell of no days.
 */
export const serviceDaysSql = `
  WITH joinings AS (
    SELECT DISTINCT teacher, effective_on AS day FROM in_force
    WHERE type IN ('PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown', 'ReturnedToTeaching')),
  leavings AS (
    SELECT teacher, effective_on AS day, first(reason ORDER BY recorded_at, seq) AS reason,
      first(destination ORDER BY recorded_at, seq) AS destination
    FROM in_force WHERE type = 'LeftTeaching' GROUP BY teacher, effective_on),
  days AS (
    SELECT teacher, day, joinings.day IS NOT NULL AS joins, leavings.day IS NOT NULL AS leaves, reason, destination
    FROM joinings FULL JOIN leavings USING (teacher, day)),
  turns AS (SELECT *, CASE WHEN joins <> leaves THEN joins END AS turns FROM days)
  SELECT * EXCLUDE (turns), coalesce(last_value(turns IGNORE NULLS) OVER past, false) AS is_in,
    coalesce(last_value(turns IGNORE NULLS) OVER (past ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), false) AS was_in
  FROM turns WINDOW past AS (PARTITION BY teacher ORDER BY day)`;

/** Departures with effect. What was begun that same day stands if the teacher is in service at its close. */
export const departuresSql = `
  SELECT teacher, day, is_in AS stands FROM service_days WHERE leaves AND (was_in OR joins)`;

/** Employment in teaching, qualified or not. */
export const employmentSql = `
  WITH turns AS (
    SELECT teacher, day, reason, destination, joins AND NOT was_in AS begins, leaves AND (was_in <> joins) AS ends
    FROM service_days)
  SELECT teacher, day AS start_on,
    CASE WHEN ends THEN day ELSE lead(day) OVER turn END AS end_on,
    CASE WHEN ends THEN reason ELSE lead(reason) OVER turn END AS reason,
    CASE WHEN ends THEN destination ELSE lead(destination) OVER turn END AS destination
  FROM turns WHERE begins OR ends
  WINDOW turn AS (PARTITION BY teacher ORDER BY day)
  QUALIFY begins`;

/** Who has ever been qualified, and since when: the earliest award counts, whatever became of it. */
export const qualificationsSql = `
  SELECT teacher, min(effective_on) AS qts_on FROM in_force WHERE type = 'QtsAwarded' GROUP BY teacher`;

/** QTS is held from an award to the next revocation; of awards and revocations of one day, the one recorded last decides. */
export const qualificationSpellsSql = `
  WITH days AS (
    SELECT teacher, effective_on AS day, last(type ORDER BY recorded_at, seq) = 'QtsAwarded' AS is_held FROM in_force
    WHERE type IN ('QtsAwarded', 'QtsRevoked') GROUP BY teacher, effective_on),
  changes AS (
    SELECT * FROM days
    QUALIFY is_held IS DISTINCT FROM lag(is_held) OVER (PARTITION BY teacher ORDER BY day))
  SELECT teacher, day AS start_on, lead(day) OVER (PARTITION BY teacher ORDER BY day) AS end_on
  FROM changes QUALIFY is_held`;

/** Qualified service: employment while QTS is held. A departure before QTS, or on its day from before it, isn't one. */
export const serviceSpellsSql = `
  SELECT teacher, greatest(employment.start_on, held.start_on) AS start_on, least(employment.end_on, held.end_on) AS end_on,
    CASE WHEN held.end_on < coalesce(employment.end_on, 'infinity'::DATE) THEN NULL ELSE reason END AS reason,
    CASE WHEN held.end_on < coalesce(employment.end_on, 'infinity'::DATE) THEN NULL ELSE destination END AS destination
  FROM employment JOIN qualification_spells held USING (teacher)
  WHERE (employment.start_on >= held.start_on OR coalesce(employment.end_on, 'infinity'::DATE) > held.start_on)
    AND greatest(employment.start_on, held.start_on) < coalesce(held.end_on, 'infinity'::DATE)`;
