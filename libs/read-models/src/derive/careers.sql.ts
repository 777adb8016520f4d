import { anniversariesCovered } from './anniversaries.sql.js';

const covered = (spells: string, column: string): string => `
  SELECT teacher, bit_or(${anniversariesCovered('qts_on')}) AS ${column}
  FROM ${spells} JOIN qualifications USING (teacher) GROUP BY teacher`;

/**
 * One row for each qualified teacher: what is fixed at the start of a career, and its first exit.
 *
 * - cohort: the first year of the academic year (1 September to 31 August) of QTS
 * - training: the latest started on or before QTS; of one day, the one recorded last
 * - entry: first day of qualified service; exit: end of the first spell, with the reason of that departure
 * - in_service_on, on_break_on: bit k tells whether the teacher is in service (on a career break) on the k-th
 *   anniversary of QTS
 * - first school: of the posts open on the day of entry the one opened first, then the one recorded first; who
 *   entered and left on one day has no post open at its close, so one of that day is taken
 */
export const careersSql = `
  WITH training AS (
    SELECT teacher, effective_on AS training_started_on, route, training_model, phase AS training_phase, subject, provider,
      partnership
    FROM in_force JOIN qualifications USING (teacher)
    WHERE type = 'TrainingStarted' AND effective_on <= qts_on
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY effective_on DESC, recorded_at DESC, seq DESC) = 1),
  entries AS (
    SELECT teacher, start_on AS entry_on, end_on AS exit_on, reason AS exit_reason FROM service_spells
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY start_on, end_on) = 1),
  first_schools AS (
    SELECT teacher, employer AS first_school FROM posts JOIN entries USING (teacher)
    WHERE start_on <= entry_on AND (end_on IS NULL OR end_on > entry_on OR start_on = entry_on)
    QUALIFY row_number() OVER (PARTITION BY teacher
      ORDER BY coalesce(end_on <= entry_on, false), start_on, recorded_at, seq) = 1),
  observed AS (
    SELECT teacher, min(effective_on) AS observed_from FROM in_force WHERE type = 'ObservationStarted' GROUP BY teacher)
  SELECT * REPLACE (coalesce(in_service_on, 0) AS in_service_on, coalesce(on_break_on, 0) AS on_break_on),
    (year(qts_on) - CASE WHEN month(qts_on) < 9 THEN 1 ELSE 0 END)::INTEGER AS cohort
  FROM qualifications LEFT JOIN training USING (teacher) LEFT JOIN entries USING (teacher)
  LEFT JOIN first_schools USING (teacher) LEFT JOIN observed USING (teacher)
  LEFT JOIN (${covered('service_spells', 'in_service_on')}) USING (teacher)
  LEFT JOIN (${covered('career_breaks', 'on_break_on')}) USING (teacher)`;
