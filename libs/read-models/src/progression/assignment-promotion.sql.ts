import { heldSql } from '../held-posts.sql.js';
import { comparableSteps, stratumColumns } from '../matched/comparable.sql.js';
import { coversDay, trustOn } from '../on-a-day.sql.js';

/** The first leadership assignment of each. */
const assigned = `
  SELECT teacher, min(start_on) AS day FROM assignments
  WHERE start_on <= $asOf::DATE AND (end_on IS NULL OR start_on < end_on) GROUP BY teacher`;

/** Above every stage. */
const ANY = 7;

const until = `(day + to_months($months::INTEGER))::DATE`;

/** Who of `alike` had a post open in the trust $trust on their day. */
const thereSql = `
  SELECT DISTINCT alike.teacher, day FROM alike
  JOIN (${heldSql}) held ON held.teacher = alike.teacher AND ${coversDay('held', 'day')}
  ${trustOn('trusts', 'held.place', 'day')} WHERE trusts.body = $trust`;

/**
 * Those who began a first leadership assignment and comparable others, a row for each kind of which there are assigned:
 * rank, assigned, assigned_promoted, others, others_promoted. Parameters: $asOf, $months and, with `hasTrust`, $trust.
 */
export const promotionStrataSql = (hasTrust: boolean): string => `
  WITH ${comparableSteps(assigned, 'SELECT teacher, day AS begun_on FROM treated', ANY)},
  counted AS (
    SELECT * FROM alike ${hasTrust ? `SEMI JOIN (${thereSql}) there USING (teacher, day)` : ''}
    WHERE ${until} <= $asOf::DATE),
  risen AS (
    SELECT DISTINCT counted.teacher, day, is_treated FROM counted
    JOIN rungs ON rungs.teacher = counted.teacher AND rungs.rung > counted.rung
      AND rungs.start_on > day AND rungs.start_on <= ${until})
  SELECT rank::INTEGER AS rank, (count(*) FILTER (is_treated))::INTEGER AS assigned,
    (count(*) FILTER (is_treated AND risen.teacher IS NOT NULL))::INTEGER AS assigned_promoted,
    (count(*) FILTER (NOT is_treated))::INTEGER AS others,
    (count(*) FILTER (NOT is_treated AND risen.teacher IS NOT NULL))::INTEGER AS others_promoted
  FROM counted LEFT JOIN risen USING (teacher, day, is_treated)
  GROUP BY ${stratumColumns} HAVING count(*) FILTER (is_treated) > 0 ORDER BY ${stratumColumns}`;
