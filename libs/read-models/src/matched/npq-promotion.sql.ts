import { comparableSteps, stratumColumns } from './comparable.sql.js';

const ofQualification = (hasQualification: boolean): string =>
  hasQualification ? 'AND qualification = $qualification' : '';

const passed = (hasQualification: boolean): string => `
  SELECT teacher, min(start_on) AS day FROM npq_spells
  WHERE state = 'COMPLETED' AND start_on <= $asOf::DATE ${ofQualification(hasQualification)} GROUP BY teacher`;

/** Who is on one, or was, might be promoted because of it: the others have not begun any. */
const begun = `
  SELECT teacher, min(start_on) AS begun_on FROM npq_spells
  WHERE state NOT IN ('APPLIED') AND start_on <= $asOf::DATE GROUP BY teacher`;

/** Above every stage. */
const ANY = 7;

const until = `(day + to_months($months::INTEGER))::DATE`;

/**
 * Those who passed and comparable others, a row for each kind: assigned and assigned_promoted (those who passed), others,
 * others_promoted. Parameters: $asOf, $months and, with `hasQualification`, $qualification.
 */
export const npqPromotionSql = (hasQualification: boolean): string => `
  WITH ${comparableSteps(passed(hasQualification), begun, ANY)},
  risen AS (
    SELECT DISTINCT alike.teacher, day, is_treated FROM alike
    JOIN rungs ON rungs.teacher = alike.teacher AND rungs.rung > alike.rung
      AND rungs.start_on > day AND rungs.start_on <= ${until})
  SELECT (count(*) FILTER (is_treated))::INTEGER AS assigned,
    (count(*) FILTER (is_treated AND risen.teacher IS NOT NULL))::INTEGER AS assigned_promoted,
    (count(*) FILTER (NOT is_treated))::INTEGER AS others,
    (count(*) FILTER (NOT is_treated AND risen.teacher IS NOT NULL))::INTEGER AS others_promoted
  FROM alike LEFT JOIN risen USING (teacher, day, is_treated) WHERE ${until} <= $asOf::DATE
  GROUP BY ${stratumColumns} ORDER BY ${stratumColumns}`;
