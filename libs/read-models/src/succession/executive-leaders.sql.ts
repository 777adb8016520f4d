import { covers, inServiceSql, trustsSql } from '../on-the-day.sql.js';
import { openPostFtesSql } from '../staffing/full-time-equivalents.sql.js';

/** The rank of the stage executive leader. */
const EXECUTIVE = 6;

/** What executive leaders hold, one row for each place. */
const ledSql = `
  SELECT open.teacher, 'POST' AS kind, open.post AS held, open.role, open.start_on,
    plans.planned_end_on::VARCHAR AS until, open.place, open.fte
  FROM (FROM (${openPostFtesSql}) WHERE rank = ${EXECUTIVE}) open
  LEFT JOIN (FROM post_plans WHERE ${covers()}) plans USING (teacher, post)
  UNION ALL
  SELECT open.teacher, 'ASSIGNMENT', open.assignment, open.role, open.start_on, planned_end_on, school, fte
  FROM (FROM assignments SEMI JOIN (${inServiceSql}) USING (teacher) WHERE ${covers()}) open
  JOIN role_terms ON role_terms.role = open.role AND role_terms.rank = ${EXECUTIVE}
  LEFT JOIN (FROM planned_ends WHERE ${covers()}) ends USING (teacher, assignment)`;

/** Columns teacher, kind and held name a row; `schools` is JSON. Parameters: $asOf and, with `hasTrust`, $trust. */
export const executiveLeadersSql = (hasTrust: boolean): string => `
  SELECT teacher, kind, held, role, start_on::VARCHAR AS since, until,
    to_json(list({school: place, schoolName: name, trust: body, fte: fte, daysAWeek: fte * 5} ORDER BY place))::VARCHAR AS schools
  FROM (${ledSql})
  LEFT JOIN organisations ON organisations.organisation = place
  LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = place
  GROUP BY teacher, kind, held, role, start_on, until
  ${hasTrust ? 'HAVING bool_or(body = $trust)' : ''}`;

export const executiveCountSql = (hasTrust: boolean): string =>
  `SELECT count(DISTINCT teacher)::INTEGER AS n FROM (${executiveLeadersSql(hasTrust)})`;

export const clustersSql = (hasTrust: boolean): string => `
  SELECT members.body AS cluster, any_value(name) AS "clusterName", any_value(executive_leader) AS "executiveLeader",
    list(members.organisation ORDER BY members.organisation) AS schools
  FROM (FROM memberships WHERE kind = 'cluster' AND ${covers()}) members
  LEFT JOIN organisations ON organisations.organisation = members.body
  ${hasTrust ? `LEFT JOIN (${trustsSql}) trusts ON trusts.organisation = members.organisation` : ''}
  GROUP BY members.body ${hasTrust ? 'HAVING bool_or(trusts.body = $trust)' : ''} ORDER BY members.body`;
