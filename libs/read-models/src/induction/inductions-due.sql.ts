import { inServiceSql, inTrustSql, openPostsSql } from '../on-the-day.sql.js';

/** Where none is on record: six terms for who began from 1 September 2021, three before. */
const TERMS = `CASE WHEN started_on >= DATE '2021-09-01' THEN 6 ELSE 3 END`;
const TERMS_A_YEAR = 3;
const DAYS_A_TERM = 365.25 / TERMS_A_YEAR;

/**
 * Inductions that are running and due by $asOf + $within days: teacher, school, startedOn, termsRequired, termsServed,
 * dueOn, mentor, daysAbsent. Parameters: $asOf, $within and, with `hasTrust`, $trust.
 */
const inductionsDueSql = (hasTrust: boolean): string => `
  WITH known AS (FROM induction_records WHERE day <= $asOf::DATE),
  started AS (
    SELECT teacher, max(day) FILTER (type = 'InductionStarted') AS started_on,
      max(day) FILTER (type IN ('InductionPassed', 'InductionFailed', 'InductionExempted')) AS over_on,
      max(day) FILTER (type = 'InductionReleased') AS released_on,
      last(terms ORDER BY day, recorded_at, seq) FILTER (type = 'InductionStarted' AND terms IS NOT NULL) AS wanted,
      coalesce(sum(terms) FILTER (type = 'InductionExtended'), 0) AS more,
      coalesce(sum(terms) FILTER (type = 'InductionTermsRecorded'), 0) AS served,
      max(day) FILTER (type = 'InductionTermsRecorded') AS recorded_on
    FROM known GROUP BY teacher),
  running AS (
    SELECT *, coalesce(wanted, ${TERMS}) + more AS required FROM started SEMI JOIN (${inServiceSql}) USING (teacher)
    WHERE started_on IS NOT NULL AND over_on IS NULL AND coalesce(released_on <= started_on, true)
      ${hasTrust ? `AND teacher IN (${inTrustSql})` : ''}),
  since AS (
    SELECT teacher, last(mentor ORDER BY day, recorded_at, seq) FILTER (mentor IS NOT NULL) AS mentor,
      last(school ORDER BY day, recorded_at, seq) FILTER (type = 'InductionStarted') AS school
    FROM known JOIN running USING (teacher) WHERE day >= started_on GROUP BY teacher),
  terms AS (
    SELECT teacher, days_absent, floor(coalesce(sum(terms) OVER (PARTITION BY teacher ORDER BY day, recorded_at, seq
      ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) / ${TERMS_A_YEAR}) AS year
    FROM known WHERE type = 'InductionTermsRecorded'),
  absences AS (
    SELECT teacher, sum(days_absent) AS days FROM terms JOIN running USING (teacher)
    WHERE year = floor(served / ${TERMS_A_YEAR}) GROUP BY teacher),
  held AS (SELECT teacher, min(places[1]) AS place FROM (${openPostsSql}) GROUP BY teacher)
  SELECT teacher, coalesce(school, place) AS school, started_on::VARCHAR AS "startedOn", required::DOUBLE AS "termsRequired",
    served::DOUBLE AS "termsServed", due_on::VARCHAR AS "dueOn", mentor, coalesce(days, 0)::DOUBLE AS "daysAbsent"
  FROM (
    SELECT *, greatest(started_on, coalesce(recorded_on, started_on))
      + ceil(greatest(required - served, 0) * ${DAYS_A_TERM})::INTEGER AS due_on FROM running)
  LEFT JOIN since USING (teacher) LEFT JOIN absences USING (teacher) LEFT JOIN held USING (teacher)
  WHERE due_on <= $asOf::DATE + $within::INTEGER`;

const isConcern = `mentor IS NULL OR "daysAbsent" >= $absentFrom`;

/** Column teacher names a row. Also $absentFrom. */
export const inductionConcernsSql = (hasTrust: boolean): string =>
  `SELECT * FROM (${inductionsDueSql(hasTrust)}) WHERE ${isConcern}`;

export const inductionCountsSql = (hasTrust: boolean): string => `
  SELECT count(*)::INTEGER AS due, (count(*) FILTER (mentor IS NULL))::INTEGER AS "withoutMentor",
    (count(*) FILTER ("daysAbsent" >= $absentFrom))::INTEGER AS "nearLimit"
  FROM (${inductionsDueSql(hasTrust)})`;
