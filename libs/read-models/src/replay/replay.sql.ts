import { withTied } from '../linked/linked.sql.js';
import { wholeYears } from '../derive/anniversaries.sql.js';

/** In which year of the training QTS was awarded: 1 up to its first anniversary. */
const yearOfAward = `(${wholeYears('training_started_on', '(qts_on - 1)')} + 1)`;

/**
 * Of a cohort, those whose training is on record, with the day of QTS under another model: that day of the year, in the
 * year of training at the end of which the model awards it.
 *
 * @param cohort the first year of its academic year
 * @param asOf a calendar date
 */
const movedSql = (cohort: number, asOf: string, qtsAtEndOfYear: number): string => `
  SELECT teacher, 'teacher-' || teacher AS stream, qts_on,
    (qts_on + to_years((${qtsAtEndOfYear} - greatest(1, ${yearOfAward}))::INTEGER))::DATE AS moved_to
  FROM careers WHERE cohort = ${cohort} AND qts_on <= DATE '${asOf}' AND training_started_on <= qts_on`;

export const membersSql = (cohort: number, asOf: string, qtsAtEndOfYear: number): string => `
  SELECT (SELECT count(*)::INTEGER FROM careers WHERE cohort = ${cohort} AND qts_on <= DATE '${asOf}') AS cohort,
    count(*)::INTEGER AS n, (count(*) FILTER (moved_to <> qts_on))::INTEGER AS moved
  FROM (${movedSql(cohort, asOf, qtsAtEndOfYear)})`;

/**
 * The facts of these teachers, and of records tied to theirs, with one award each, on that day, in place of all there are.
 */
export const replayedFactsSql = (cohort: number, asOf: string, qtsAtEndOfYear: number): string => `
  WITH moved AS (${movedSql(cohort, asOf, qtsAtEndOfYear)})
  SELECT row_number() OVER (ORDER BY stream, seq) AS seq, * EXCLUDE (seq)
  FROM (
    SELECT seq, fact_id, stream, type, effective_on, recorded_at, source, data FROM facts
    SEMI JOIN (SELECT other AS stream FROM (${withTied('SELECT stream FROM moved')})) USING (stream)
    WHERE type <> 'QtsAwarded'
    UNION ALL
    SELECT 0, 'replayed', stream, 'QtsAwarded', moved_to, TIMESTAMP '1970-01-01', NULL, '{}' FROM moved)`;

/** By the day of the award or, while it has not come, by $asOf. */
const byThen = 'least(qts_on, $asOf::DATE)';

/** Who has left teaching before the day of the award, and isn't back, trains no more and is not awarded it. */
const hasLeft = `EXISTS (FROM employment WHERE employment.teacher = careers.teacher AND end_on <= ${byThen})
  AND NOT EXISTS (FROM employment WHERE employment.teacher = careers.teacher AND start_on <= ${byThen}
    AND ${byThen} < coalesce(end_on, 'infinity'::DATE))`;

const cells = (members: string): string => `
  WITH members AS (${members}),
  days AS (
    SELECT teacher, is_qualified, year, (qts_on + to_years(year))::DATE AS since_qts,
      (training_started_on + to_years(year))::DATE AS since_training
    FROM members CROSS JOIN (SELECT unnest($years::INTEGER[]) AS year)),
  served AS (
    SELECT teacher, year,
      bool_or(start_on <= since_qts AND since_qts < coalesce(end_on, 'infinity'::DATE)) AS since_qts,
      bool_or(start_on <= since_training AND since_training < coalesce(end_on, 'infinity'::DATE)) AS since_training
    FROM days JOIN service_spells USING (teacher) WHERE is_qualified GROUP BY teacher, year)
  SELECT year, (count(*) FILTER (is_qualified))::INTEGER AS qualified,
    (count(*) FILTER (served.since_qts))::INTEGER AS "sinceQts",
    (count(*) FILTER (served.since_training))::INTEGER AS "sinceTraining"
  FROM days LEFT JOIN served USING (teacher, year) GROUP BY year ORDER BY year`;

/** How it was: year, qualified, sinceQts, sinceTraining. Parameters: $cohort, $asOf, $years. */
export const actualSql = cells(`
  SELECT teacher, qts_on, training_started_on, true AS is_qualified FROM careers
  WHERE cohort = $cohort AND qts_on <= $asOf::DATE AND training_started_on <= qts_on`);

/** The same under the supposed facts. Parameters: $asOf, $years. */
export const replayedSql = cells(
  `SELECT teacher, qts_on, training_started_on, NOT (${hasLeft}) AS is_qualified FROM careers`,
);
