import { coversDay } from '../on-a-day.sql.js';
import { academicYearSql } from '../retention/measuring/clocks.sql.js';

/** Bands of years since QTS: 0 to 4, 5 to 9, 10 to 14, 15 and more. */
const BAND_YEARS = 5;
const LAST_BAND = 3;

/** In what teachers compared with each other are exactly alike. */
export const matchedOn = ['academic year', 'stage', 'years since QTS', 'phase', 'region'] as const;

/** The columns of `alike` that make a stratum, in the order of `matchedOn`. */
export const stratumColumns = 'year, rank, band, phase, region';

/**
 * The steps to `alike`: those to whom something happened, from that day on, and others, from 1 January of each academic
 * year in which it happened to anybody: both have the same two Septembers before them, when most posts begin. All are in service with a
 * post open on their day. Columns: teacher, day, year, is_treated, begun_on, rung, rank, band, phase, region.
 *
 * @param treated relation (teacher, day): the first time that it happened; one row a teacher
 * @param begun relation (teacher, begun_on): who has begun it by their day is none of the others
 * @param below the rank of the stage below which they are
 */
export const comparableSteps = (treated: string, begun: string, below: number): string => `
  treated AS (${treated}),
  begun AS (${begun}),
  followed AS (
    SELECT teacher, day, ${academicYearSql('day')} AS year, true AS is_treated, NULL::DATE AS begun_on FROM treated
    UNION ALL
    SELECT teacher, make_date(year + 1, 1, 1), year, false, begun_on
    FROM (SELECT DISTINCT ${academicYearSql('day')} AS year FROM treated) CROSS JOIN careers LEFT JOIN begun USING (teacher)
    WHERE begun_on IS NULL OR begun_on > make_date(year + 1, 1, 1)),
  staged AS (
    SELECT followed.*, stages.rank, least(floor((day - qts_on) / 365.25 / ${BAND_YEARS}), ${LAST_BAND})::INTEGER AS band
    FROM followed JOIN careers USING (teacher)
    JOIN stage_spells stages ON stages.teacher = followed.teacher AND ${coversDay('stages', 'day')}
    WHERE day <= $asOf::DATE AND stages.rank >= 1 AND stages.rank < ${below}),
  rungs AS (
    SELECT teacher, employer, start_on, end_on, seq, rung FROM posts JOIN role_terms USING (role)
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)),
  seated AS (
    SELECT staged.*, held.rung, held.employer FROM staged JOIN (
      SELECT staged.teacher, day, is_treated, max(rung) AS rung, arg_min(employer, (-rung, start_on, seq)) AS employer
      FROM staged JOIN rungs ON rungs.teacher = staged.teacher AND ${coversDay('rungs', 'day')}
      GROUP BY staged.teacher, day, is_treated) held USING (teacher, day, is_treated)),
  alike AS (
    SELECT seated.*, coalesce(school_phases.phase, '') AS phase, coalesce(region, '') AS region
    FROM seated LEFT JOIN organisations ON organisations.organisation = employer
    LEFT JOIN school_phases ON school_phases.organisation = employer AND ${coversDay('school_phases', 'day')})`;
