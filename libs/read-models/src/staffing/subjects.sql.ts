import { covers, trustsSql } from '../on-the-day.sql.js';
import { openPostFtesSql } from './full-time-equivalents.sql.js';

export interface SubjectsFilter {
  readonly trust?: string;
  readonly subject?: string;
}

/** Teachers of each subject by school. Columns school and subject name a row. Parameters: $asOf and those of the filter. */
export const subjectsSql = ({ trust, subject }: SubjectsFilter): string => `
  SELECT place AS school, name AS "schoolName", body AS trust, phase, subject, count(DISTINCT teacher)::INTEGER AS teachers,
    coalesce(sum(fte), 0)::DOUBLE AS fte, (count(DISTINCT teacher) FILTER (fte IS NULL))::INTEGER AS "fteUnknown"
  FROM (${openPostFtesSql})
  LEFT JOIN organisations ON organisations.organisation = place
  LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = place
  LEFT JOIN (FROM school_phases WHERE ${covers()}) phases ON phases.organisation = place
  WHERE subject IS NOT NULL ${trust === undefined ? '' : 'AND body = $trust'}
    ${subject === undefined ? '' : 'AND subject = $subject'}
  GROUP BY place, name, body, phase, subject`;

export const subjectTeachersSql = ({ trust, subject }: SubjectsFilter): string => `
  SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${openPostFtesSql})
  LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = place
  WHERE subject IS NOT NULL ${trust === undefined ? '' : 'AND body = $trust'}
    ${subject === undefined ? '' : 'AND subject = $subject'}`;

/** Where a teacher could be shared. Same parameters. */
export const possibleSharesSql = (filter: SubjectsFilter): string => {
  const { subject, ...ofAnySubject } = filter;
  return `
  WITH staff AS (${subjectsSql(ofAnySubject)}),
  teaching AS (SELECT DISTINCT school, trust, phase FROM staff WHERE trust IS NOT NULL)
  SELECT staff.subject, staff.trust, staff.school AS "from", teachers, fte, teaching.school AS "to"
  FROM staff JOIN teaching ON teaching.trust = staff.trust AND teaching.phase = staff.phase AND teaching.school <> staff.school
  ANTI JOIN staff here ON here.school = teaching.school AND here.subject = staff.subject
  WHERE teachers > 1 ${subject === undefined ? '' : 'AND staff.subject = $subject'}
  ORDER BY staff.subject, staff.school, teaching.school`;
};
