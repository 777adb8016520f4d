import { heldSql } from '../held-posts.sql.js';
import { coversDay, trustOn } from '../on-a-day.sql.js';
import { academicYearSql } from '../retention/measuring/clocks.sql.js';

/** Bands of years since QTS: 0 to 4, 5 to 9, 10 to 14, 15 and more. */
const BAND_YEARS = 5;
const LAST_BAND = 3;

/** The steps to `rungs` (posts with their rungs) and `placed` (whom to follow, from which day, alike in what). */
const followedSteps = `
  rungs AS (
    SELECT teacher, start_on, end_on, rung FROM posts JOIN role_terms USING (role)
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on)),
  assigned AS (
    SELECT teacher, min(start_on) AS assigned_on FROM assignments
    WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on) GROUP BY teacher),
  followed AS (
    SELECT teacher, assigned_on AS day, ${academicYearSql('assigned_on')} AS year, true AS is_assigned FROM assigned
    UNION ALL
    SELECT teacher, make_date(year + 1, 1, 1) AS day, year, false
    FROM (SELECT DISTINCT ${academicYearSql('assigned_on')} AS year FROM assigned)
    CROSS JOIN careers LEFT JOIN assigned USING (teacher)
    WHERE assigned_on IS NULL OR assigned_on > make_date(year + 1, 1, 1)),
  placed AS (
    SELECT followed.*, (day + to_months($months::INTEGER))::DATE AS until, stages.rank,
      least(floor((day - qts_on) / 365.25 / ${BAND_YEARS}), ${LAST_BAND})::INTEGER AS band
    FROM followed JOIN careers USING (teacher)
    JOIN stage_spells stages ON stages.teacher = followed.teacher AND ${coversDay('stages', 'day')}
    WHERE stages.rank BETWEEN 1 AND 6 AND until <= $asOf::DATE)`;

/** Who had a post open in the trust $trust on their day. */
const thereSql = `
  SELECT DISTINCT placed.teacher, day FROM placed
  JOIN (${heldSql}) held ON held.teacher = placed.teacher AND ${coversDay('held', 'day')}
  ${trustOn('trusts', 'held.place', 'day')} WHERE trusts.body = $trust`;

/**
 * Those who began a first leadership assignment, and others of the same academic year, stage and years since QTS who had
 * begun none, counted: rows (year, rank, band, assigned, assigned_promoted, others, others_promoted). The months of the
 * others count from 1 January of the year. Parameters: $asOf, $months and, with `hasTrust`, $trust.
 */
export const promotionStrataSql = (hasTrust: boolean): string => `
  WITH ${followedSteps},
  started AS (
    SELECT placed.teacher, day, is_assigned, max(rung) AS rung
    FROM placed JOIN rungs ON rungs.teacher = placed.teacher AND ${coversDay('rungs', 'day')}
    ${hasTrust ? `SEMI JOIN (${thereSql}) there ON there.teacher = placed.teacher AND there.day = placed.day` : ''}
    GROUP BY placed.teacher, day, is_assigned),
  risen AS (
    SELECT DISTINCT started.teacher, day, is_assigned
    FROM started JOIN rungs ON rungs.teacher = started.teacher AND rungs.rung > started.rung
      AND rungs.start_on > day AND rungs.start_on <= (day + to_months($months::INTEGER))::DATE)
  SELECT year, placed.rank::INTEGER AS rank, band, (count(*) FILTER (is_assigned))::INTEGER AS assigned,
    (count(*) FILTER (is_assigned AND risen.teacher IS NOT NULL))::INTEGER AS assigned_promoted,
    (count(*) FILTER (NOT is_assigned))::INTEGER AS others,
    (count(*) FILTER (NOT is_assigned AND risen.teacher IS NOT NULL))::INTEGER AS others_promoted
  FROM placed SEMI JOIN started USING (teacher, day, is_assigned) LEFT JOIN risen USING (teacher, day, is_assigned)
  GROUP BY year, placed.rank, band HAVING count(*) FILTER (is_assigned) > 0 ORDER BY year, rank, band`;
