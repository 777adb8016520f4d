import { inServiceSql } from '../on-the-day.sql.js';

export const cohortsSql = `
  SELECT cohort, count(*)::INTEGER AS qualified, (count(*) FILTER (entry_on <= $asOf::DATE))::INTEGER AS entered,
    count(in_service.teacher)::INTEGER AS in_service
  FROM careers LEFT JOIN (${inServiceSql}) in_service USING (teacher)
  WHERE qts_on <= $asOf::DATE GROUP BY cohort ORDER BY cohort`;

const members = `FROM careers WHERE cohort = $cohort AND qts_on <= $asOf::DATE`;

export const membersCountSql = `SELECT count(*)::INTEGER AS n ${members}`;

export const membersSql = `
  SELECT teacher, qts_on::VARCHAR AS "qualifiedOn", route,
    CASE WHEN entry_on <= $asOf::DATE THEN entry_on::VARCHAR END AS "enteredOn",
    teacher IN (${inServiceSql}) AS "inService"
  ${members} AND teacher > $place ORDER BY teacher LIMIT $limit`;
