import { heldSql, inheritedSql, LONGEST_GAP } from '../held-posts.sql.js';
import { trustOn } from '../on-a-day.sql.js';
import { academicYearSql } from '../retention/measuring/clocks.sql.js';

/** The stage from which leadership is senior. */
const SENIOR = 4;

/**
 * Appointments to senior leadership and where each came from: rows (teacher, year, source). A post that
 * only goes on in the same role and place, or in what carries the place on, is no appointment. Parameters: $asOf and, with `hasTrust`, $trust.
 */
const appointmentsSql = (hasTrust: boolean): string => `
  WITH held AS (${heldSql}),
  former AS (${inheritedSql}),
  begun AS (
    SELECT posts.teacher, employer, role, posts.start_on, trusts.body AS trust
    FROM posts ${trustOn('trusts', 'employer', 'posts.start_on')}
    WHERE rank >= ${SENIOR} AND posts.start_on <= $asOf::DATE
      AND (posts.end_on IS NULL OR posts.start_on < posts.end_on)
      ${hasTrust ? 'AND trusts.body = $trust' : ''}),
  appointments AS (
    SELECT DISTINCT begun.* FROM begun ANTI JOIN former
    ON former.teacher = begun.teacher AND former.place = employer AND former.role = begun.role
      AND former.since <= begun.start_on
      AND former.start_on < begun.start_on AND coalesce(former.end_on, 'infinity'::DATE) >= begun.start_on - former.gap),
  before AS (
    SELECT appointments.*, CASE WHEN former.place = employer THEN 1 WHEN trusts.body = trust THEN 2
      WHEN former.place IS NOT NULL THEN 3 ELSE 4 END AS source
    FROM appointments
    LEFT JOIN former ON former.teacher = appointments.teacher AND former.start_on < appointments.start_on
      AND former.since <= appointments.start_on
      AND coalesce(former.end_on, 'infinity'::DATE) >= appointments.start_on - ${LONGEST_GAP}
    ${trustOn('trusts', 'former.place', 'appointments.start_on - 1')})
  SELECT teacher, ${academicYearSql('start_on')} AS year, min(source) AS source
  FROM before GROUP BY teacher, employer, role, start_on`;

export const appointmentsByYearSql = (hasTrust: boolean): string => `
  SELECT year, count(*)::INTEGER AS appointments,
    (count(*) FILTER (source = 1))::INTEGER AS "fromSameSchool", (count(*) FILTER (source = 2))::INTEGER AS "fromSameTrust",
    (count(*) FILTER (source = 3))::INTEGER AS "fromElsewhere", (count(*) FILTER (source = 4))::INTEGER AS "fromNoPost"
  FROM (${appointmentsSql(hasTrust)}) GROUP BY year ORDER BY year`;

export const appointedCountSql = (hasTrust: boolean): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${appointmentsSql(hasTrust)})`;
