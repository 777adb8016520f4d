import { heldSql } from '../held-posts.sql.js';
import { coversDay, isCentre, trustOn } from '../on-a-day.sql.js';
import { academicYearSql } from '../retention/measuring/clocks.sql.js';

/**
 * Teachers with QTS new to a stage, counted by cohort, phase and year after: rows (cohort: first year of the academic year,
 * phase, year, n, eligible, retained, in_phase, in_centre). Parameters: $asOf, $rank, $years (a list) and, with
 * `hasTrust`, $trust.
 */
export const leaderRetentionSql = (hasTrust: boolean): string => `
  WITH held AS (${heldSql}),
  led AS (SELECT * FROM held WHERE rank >= $rank),
  begun AS (
    SELECT teacher, place, start_on AS new_on FROM led
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY start_on, rank DESC, place) = 1 AND rank = $rank),
  new AS (
    SELECT begun.teacher, new_on, phase, ${academicYearSql('new_on')} AS cohort
    FROM begun SEMI JOIN service_spells spells ON spells.teacher = begun.teacher AND ${coversDay('spells', 'new_on')}
    ${hasTrust ? trustOn('trusts', 'place', 'new_on') : ''}
    LEFT JOIN school_phases ON school_phases.organisation = place AND ${coversDay('school_phases', 'new_on')}
    ${hasTrust ? 'WHERE trusts.body = $trust' : ''}),
  days AS (
    SELECT *, (new_on + to_years(year::INTEGER))::DATE AS day FROM new, (SELECT unnest($years) AS year)),
  kept AS (
    SELECT days.teacher, year, bool_or(school_phases.phase = days.phase) AS in_phase, bool_and(${isCentre('led.place')}) AS in_centre
    FROM days JOIN led ON led.teacher = days.teacher AND ${coversDay('led', 'day')}
    JOIN service_spells spells ON spells.teacher = days.teacher AND ${coversDay('spells', 'day')}
    LEFT JOIN school_phases ON school_phases.organisation = led.place AND ${coversDay('school_phases', 'day')}
    WHERE day <= $asOf::DATE GROUP BY days.teacher, year)
  SELECT cohort, phase, year::INTEGER AS year, count(*)::INTEGER AS n,
    (count(*) FILTER (day <= $asOf::DATE))::INTEGER AS eligible, count(kept.teacher)::INTEGER AS retained,
    (count(*) FILTER (in_phase))::INTEGER AS in_phase, (count(*) FILTER (in_centre))::INTEGER AS in_centre
  FROM days LEFT JOIN kept USING (teacher, year)
  GROUP BY cohort, phase, year ORDER BY cohort, phase, year`;
