import { bitOf, wholeYears } from '../derive/anniversaries.sql.js';
import { enrolmentsSql } from './participation.sql.js';

/**
 * Teachers in service at the landmark, that anniversary of QTS, if it has come and the programme was open to them before
 * it. What they did by then puts them in a group for good.
 *
 * Parameters: $asOf, $programme, $modules, $openedOn. Rows: participation, n, eligible_<year>, retained_<year>.
 */
export function stayersSql(landmark: number, years: readonly number[]): string {
  const cells = years.map((year) => {
    const since = landmark + year;
    return `(count(*) FILTER (reached >= ${since}))::INTEGER AS eligible_${year},
      (count(*) FILTER (reached >= ${since} AND ${bitOf('in_service_on', since)} = 1))::INTEGER AS retained_${year}`;
  });
  return `
    WITH participants AS (
      SELECT teacher, min(begun_on) AS begun_on, min(over_on) FILTER (outcome = 'CpdCompleted') AS completed_on
      FROM (${enrolmentsSql}) GROUP BY teacher),
    followed AS (
      SELECT teacher, in_service_on, (qts_on + to_years(${landmark}))::DATE AS landmark_on,
        ${wholeYears('qts_on', '$asOf::DATE')} AS reached
      FROM careers WHERE qts_on <= $asOf::DATE AND ${bitOf('in_service_on', landmark)} = 1)
    SELECT CASE WHEN completed_on <= landmark_on THEN 'COMPLETED' WHEN begun_on <= landmark_on THEN 'ENROLLED'
        ELSE 'NEVER_ENROLLED' END AS participation,
      count(*)::INTEGER AS n, ${cells.join(', ')}
    FROM followed LEFT JOIN participants USING (teacher)
    WHERE landmark_on <= $asOf::DATE AND landmark_on > $openedOn::DATE
    GROUP BY participation ORDER BY participation`;
}
