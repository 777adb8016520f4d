import { covers, inTrustSql, openPostsSql, stagesSql } from '../on-the-day.sql.js';

/** The rank of the stage that a role belongs to; no row if no vocabulary says. */
export const rankOfRoleSql = `SELECT rank FROM role_terms WHERE role = $role`;

const passed = `
  SELECT teacher, rank, {kind: 'QUALIFIED', stage: stage, qualification: qualification, since: start_on::VARCHAR} AS reason
  FROM (${stagesSql}) JOIN (
    SELECT teacher, qualification, min(start_on) AS start_on, any_value(npq_terms.rank) AS prepares_for
    FROM npq_spells JOIN npq_terms USING (qualification)
    WHERE state = 'COMPLETED' AND npq_terms.rank = $rank AND ${covers()} GROUP BY teacher, qualification) USING (teacher)
  WHERE rank = $rank - 1`;

const assessed = `
  SELECT teacher, rank, {kind: 'ASSESSED', assessor: assessor, "on": start_on::VARCHAR} AS reason
  FROM (${stagesSql}) JOIN (
    SELECT teacher, assessor, start_on FROM readiness_ratings
    WHERE role = $role AND rating = 'ready_now' AND ${covers()}) USING (teacher)`;

/** Who holds the role, or a post of its stage or above, needs no readiness for it. */
const incumbents = `SELECT teacher FROM (${openPostsSql}) WHERE role = $role OR ($rank >= 0 AND rank >= $rank)`;

const ready = (hasTrust: boolean): string => `(
  SELECT teacher, list(reason ORDER BY reason) AS reasons
  FROM (
    SELECT teacher, to_json(reason)::VARCHAR AS reason FROM (${passed})
    UNION ALL SELECT teacher, to_json(reason)::VARCHAR FROM (${assessed}))
  WHERE teacher NOT IN (${incumbents}) ${hasTrust ? `AND teacher IN (${inTrustSql})` : ''}
  GROUP BY teacher)`;

export const readyCountSql = (hasTrust: boolean): string =>
  `SELECT count(*)::INTEGER AS n FROM ${ready(hasTrust)}`;

export const readySql = (hasTrust: boolean): string => `
  SELECT teacher, stage, reasons FROM ${ready(hasTrust)} JOIN (${stagesSql}) USING (teacher)
  WHERE teacher > $place ORDER BY teacher LIMIT $limit`;
