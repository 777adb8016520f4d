import { covers, inServiceSql, openPostsSql, stagesSql, trustsSql } from '../on-the-day.sql.js';

export const headsSql = `
  SELECT (SELECT count(*) FROM (${inServiceSql}))::INTEGER AS in_service,
    (SELECT count(*) FROM career_breaks WHERE ${covers()})::INTEGER AS on_career_break`;

export const headsByStageSql = `
  SELECT stage, count(*)::INTEGER AS count FROM (${stagesSql}) GROUP BY rank, stage ORDER BY rank`;

export const headsByTrustSql = `
  SELECT body AS organisation, any_value(name) AS name, count(DISTINCT teacher)::INTEGER AS count
  FROM (${openPostsSql}) JOIN (${trustsSql}) trusts ON trusts.organisation = employer
  LEFT JOIN organisations ON organisations.organisation = body
  GROUP BY body ORDER BY body`;

export const headsBySchoolSql = `
  SELECT employer AS organisation, any_value(name) AS name, count(DISTINCT teacher)::INTEGER AS count
  FROM (${openPostsSql}) LEFT JOIN organisations ON organisation = employer
  GROUP BY employer ORDER BY employer`;

export const headsByPhaseSql = `
  SELECT phase, count(DISTINCT teacher)::INTEGER AS count
  FROM (${openPostsSql}) JOIN (FROM school_phases WHERE ${covers()}) phases ON organisation = employer
  WHERE phase IS NOT NULL GROUP BY phase ORDER BY phase`;

/** Roles of open posts that no vocabulary places on the pathway. */
export const rolesWithoutStageSql = `
  SELECT count(*)::INTEGER AS posts FROM (${openPostsSql}) WHERE rank IS NULL`;
