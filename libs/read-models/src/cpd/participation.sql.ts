/**
 * Every enrolment in the programme begun by the date asked for: teacher, begun_on, over_on, outcome (CpdCompleted,
 * CpdWithdrawn, or null while it goes on), modules (how many of the programme's). What was completed and given up on one
 * day was completed.
 *
 * Parameters: $asOf, $programme, $modules (a list).
 */
export const enrolmentsSql = `
  WITH records AS (
    SELECT cpd_records.* FROM cpd_records
    SEMI JOIN (FROM cpd_records WHERE type = 'CpdStarted' AND programme = $programme) started USING (teacher, enrolment)
    WHERE day <= $asOf::DATE),
  begun AS (
    SELECT teacher, enrolment, min(day) AS begun_on FROM records
    WHERE type = 'CpdStarted' AND programme = $programme GROUP BY teacher, enrolment),
  over AS (
    SELECT teacher, enrolment, min(day) AS over_on, arg_min(type, (day, type)) AS outcome
    FROM records JOIN begun USING (teacher, enrolment)
    WHERE type IN ('CpdCompleted', 'CpdWithdrawn') AND day >= begun_on GROUP BY teacher, enrolment),
  attended AS (
    SELECT teacher, enrolment, count(DISTINCT module) AS modules
    FROM records JOIN begun USING (teacher, enrolment) LEFT JOIN over USING (teacher, enrolment)
    WHERE type = 'CpdModuleCompleted' AND list_contains($modules, module)
      AND day BETWEEN begun_on AND coalesce(over_on, day)
    GROUP BY teacher, enrolment)
  SELECT teacher, begun_on, over_on, outcome, coalesce(modules, 0) AS modules
  FROM begun LEFT JOIN over USING (teacher, enrolment) LEFT JOIN attended USING (teacher, enrolment)`;
