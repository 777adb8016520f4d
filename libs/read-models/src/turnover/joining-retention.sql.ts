import { carriedSql, heldSql, lineageSql } from '../held-posts.sql.js';
import { coversDay } from '../on-a-day.sql.js';
import { academicYearSql } from '../retention/measuring/clocks.sql.js';

/** The steps to `joinings` (which school joined which trust, and when) and `line` (the records that each carried on). */
const joiningSteps = (hasTrust: boolean): string => `
  joinings AS (
    SELECT organisation AS school, body AS trust, start_on AS joined_on FROM memberships
    WHERE kind = 'trust' AND organisation <> body AND start_on <= $asOf::DATE ${hasTrust ? 'AND body = $trust' : ''}),
  line AS (
    SELECT school, trust, joined_on, school AS record FROM joinings
    UNION
    SELECT school, trust, joined_on, lineage.organisation
    FROM joinings JOIN (${lineageSql}) lineage ON lineage.successor = school AND lineage.start_on <= joined_on)`;

/**
 * Teachers of schools on the day before these joined a trust, and where they are years later, counted: rows (cohort: first
 * year of the academic year, year, schools, n, eligible, in_school, in_trust, in_service). An academy may be another
 * record than the school that it carries on: who taught there counts, and who has a post as which it carries on is there
 * still. Parameters: $asOf, $years (a list) and, with `hasTrust`, $trust.
 */
export const joiningRetentionSql = (hasTrust: boolean): string => `
  WITH held AS (${heldSql}),
  carried AS (${carriedSql}),
  ${joiningSteps(hasTrust)},
  staff AS (
    SELECT DISTINCT held.teacher, school, trust, joined_on
    FROM line JOIN held ON held.place = record AND ${coversDay('held', 'joined_on - 1')}
    JOIN service_spells spells ON spells.teacher = held.teacher AND ${coversDay('spells', 'joined_on - 1')}),
  days AS (
    SELECT *, (joined_on + to_years(year::INTEGER))::DATE AS day FROM staff, (SELECT unnest($years) AS year)),
  serving AS (
    SELECT days.* FROM days
    SEMI JOIN service_spells spells ON spells.teacher = days.teacher AND ${coversDay('spells', 'day')}
    WHERE day <= $asOf::DATE),
  in_school AS (
    SELECT DISTINCT serving.teacher, serving.school, serving.trust, serving.joined_on, serving.year
    FROM serving JOIN line USING (school, trust, joined_on)
    JOIN carried ON carried.teacher = serving.teacher AND carried.place = record AND ${coversDay('carried', 'day')}),
  in_trust AS (
    SELECT DISTINCT serving.teacher, school, trust, joined_on, year
    FROM serving JOIN held ON held.teacher = serving.teacher AND ${coversDay('held', 'day')}
    JOIN memberships ON kind = 'trust' AND organisation = held.place AND body = trust AND ${coversDay('memberships', 'day')}
    UNION FROM in_school),
  found AS (
    SELECT days.*, serving.teacher IS NOT NULL AS in_service, in_trust.teacher IS NOT NULL AS in_trust,
      in_school.teacher IS NOT NULL AS in_school
    FROM days LEFT JOIN serving USING (teacher, school, trust, joined_on, year)
    LEFT JOIN in_trust USING (teacher, school, trust, joined_on, year)
    LEFT JOIN in_school USING (teacher, school, trust, joined_on, year))
  SELECT ${academicYearSql('joined_on')} AS cohort, year::INTEGER AS year,
    count(DISTINCT {school: school, joined_on: joined_on})::INTEGER AS schools, count(*)::INTEGER AS n,
    (count(*) FILTER (day <= $asOf::DATE))::INTEGER AS eligible, (count(*) FILTER (in_school))::INTEGER AS in_school,
    (count(*) FILTER (in_trust))::INTEGER AS in_trust, (count(*) FILTER (in_service))::INTEGER AS in_service
  FROM found GROUP BY cohort, year ORDER BY cohort, year`;
