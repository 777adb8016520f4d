import { covers, trustsSql } from '../on-the-day.sql.js';

/** Filters are in force only when asked for: their parameters appear with them. */
export interface AssignmentsFilter {
  readonly trust?: string;
  readonly title?: string;
}

const open = ({ trust, title }: AssignmentsFilter): string => `
  (FROM assignments WHERE ${covers()}
    ${trust === undefined ? '' : `AND school IN (SELECT organisation FROM (${trustsSql}) WHERE body = $trust)`}
    ${title === undefined ? '' : 'AND title = $title'})`;

export const countsByTitleSql = (filter: AssignmentsFilter): string => `
  SELECT title, count(*)::INTEGER AS count FROM ${open(filter)} GROUP BY title ORDER BY title`;

export const openAssignmentsSql = (filter: AssignmentsFilter): string => `
  SELECT teacher, assignment, title, school, open.start_on::VARCHAR AS "startedOn", planned_end_on AS "plannedEndOn"
  FROM ${open(filter)} open LEFT JOIN (FROM planned_ends WHERE ${covers()}) USING (teacher, assignment)
  WHERE (teacher, assignment) > ($teacher, $assignment)
  ORDER BY teacher, assignment LIMIT $limit`;

export const holdersSql = (filter: AssignmentsFilter): string => `
  SELECT count(DISTINCT teacher)::INTEGER AS n FROM ${open(filter)}`;
