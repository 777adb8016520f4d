import { covers, trustsSql } from '../on-the-day.sql.js';
import { openPostFtesSql } from './full-time-equivalents.sql.js';

export interface SubjectsFilter {
  readonly trust?: string;
  readonly subject?: string;
}

const filtered = ({ trust, subject }: SubjectsFilter): string =>
  `${trust === undefined ? '' : 'AND body = $trust'} ${subject === undefined ? '' : 'AND subject = $subject'}`;

/**
 * Teachers of each subject by school, and the need of schools for it, also where nobody teaches it. Columns school and
 * subject name a row. Parameters: $asOf and those of the filter.
 */
export const subjectsSql = (filter: SubjectsFilter): string => `
  WITH staffed AS (
    SELECT place AS school, subject, count(DISTINCT teacher) AS teachers, coalesce(sum(fte), 0) AS fte,
      count(DISTINCT teacher) FILTER (fte IS NULL) AS unknown
    FROM (${openPostFtesSql}) WHERE subject IS NOT NULL GROUP BY place, subject),
  needs AS (
    SELECT organisation AS school, subject, TRY_CAST(fte AS DECIMAL(9, 4)) AS needed FROM subject_needs WHERE ${covers()}),
  schools AS (
    SELECT school, subject, coalesce(teachers, 0)::INTEGER AS teachers, coalesce(fte, 0) AS fte,
      coalesce(unknown, 0)::INTEGER AS unknown, needed
    FROM staffed FULL JOIN needs USING (school, subject))
  SELECT school, name AS "schoolName", body AS trust, phase, subject, teachers, fte::DOUBLE AS fte, unknown AS "fteUnknown",
    needed::DOUBLE AS needed, CASE WHEN unknown = 0 THEN (fte - needed)::DOUBLE END AS surplus
  FROM schools
  LEFT JOIN organisations ON organisations.organisation = school
  LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = school
  LEFT JOIN (FROM school_phases WHERE ${covers()}) phases ON phases.organisation = school
  WHERE true ${filtered(filter)}`;

export const subjectTeachersSql = (filter: SubjectsFilter): string => `
  SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${openPostFtesSql})
  LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = place
  WHERE subject IS NOT NULL ${filtered(filter)}`;

/** Where a teacher could be shared, by needs where both are on record. Same parameters. */
export const possibleSharesSql = ({ subject, ...ofAnySubject }: SubjectsFilter): string => `
  WITH staff AS (${subjectsSql(ofAnySubject)}),
  schools AS (SELECT DISTINCT school, trust, phase FROM staff WHERE trust IS NOT NULL),
  pairs AS (
    SELECT giver.*, schools.school AS "to", coalesce(taker.teachers, 0) AS there, taker.surplus AS lack
    FROM staff giver
    JOIN schools ON schools.trust = giver.trust AND schools.phase = giver.phase AND schools.school <> giver.school
    LEFT JOIN staff taker ON taker.school = schools.school AND taker.subject = giver.subject)
  SELECT subject, trust, school AS "from", teachers, fte, "to",
    CASE WHEN lack IS NOT NULL THEN surplus END AS spare, CASE WHEN surplus IS NOT NULL THEN -lack END AS short,
    least(CASE WHEN lack IS NOT NULL THEN surplus END, CASE WHEN surplus IS NOT NULL THEN -lack END) AS "shareFte"
  FROM pairs
  WHERE CASE WHEN surplus IS NOT NULL AND lack IS NOT NULL THEN surplus > 0 AND lack < 0 ELSE teachers > 1 AND there = 0 END
    ${subject === undefined ? '' : 'AND subject = $subject'}
  ORDER BY subject, "from", "to"`;
