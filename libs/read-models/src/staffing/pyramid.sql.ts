import { covers, openPostsSql, placesOf, stagesSql, trustsSql } from '../on-the-day.sql.js';

/**
 * Where teachers in service have posts open: one row for each teacher and organisation, with their stage. Parameters:
 * $asOf and, with `hasTrust`, $trust.
 */
const staffSql = (hasTrust: boolean): string => `
  SELECT DISTINCT teacher, place, rank, stage, phase, body AS trust
  FROM (${placesOf(`(${openPostsSql})`)}) JOIN (${stagesSql}) USING (teacher)
  LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = place
  LEFT JOIN (FROM school_phases WHERE ${covers()}) phases ON phases.organisation = place
  ${hasTrust ? 'WHERE body = $trust' : ''}`;

export const staffCountSql = (hasTrust: boolean): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${staffSql(hasTrust)})`;

export const byPhaseSql = (hasTrust: boolean): string => `
  SELECT phase, stage, count(DISTINCT teacher)::INTEGER AS count FROM (${staffSql(hasTrust)})
  GROUP BY phase, rank, stage ORDER BY phase, rank`;

/** Columns school and level name a row. */
export const bySchoolSql = (hasTrust: boolean): string => `
  SELECT place AS school, rank::VARCHAR AS level, name AS "schoolName", trust, phase, stage, count(*)::INTEGER AS count
  FROM (${staffSql(hasTrust)}) LEFT JOIN organisations ON organisation = place
  GROUP BY place, rank, name, trust, phase, stage`;
