import { covers, inTrustSql } from '../on-the-day.sql.js';

export interface NpqsFilter {
  readonly qualification?: string;
  readonly trust?: string;
}

/** The state of each teacher's each qualification, whatever the number of attempts: passed in one, else the latest. */
export const latestNpqsSql = ({ qualification, trust }: NpqsFilter): string => `(
  SELECT teacher, qualification, state, start_on
  FROM npq_spells WHERE ${covers()}
    ${qualification === undefined ? '' : 'AND qualification = $qualification'}
    ${trust === undefined ? '' : `AND teacher IN (${inTrustSql})`}
  QUALIFY row_number() OVER (PARTITION BY teacher, qualification
    ORDER BY state IS NOT DISTINCT FROM 'COMPLETED' DESC, start_on DESC, rank DESC, enrolment) = 1)`;

export const npqCountsSql = (filter: NpqsFilter): string => `
  SELECT qualification, state, count(*)::INTEGER AS count FROM ${latestNpqsSql(filter)}
  WHERE state IS NOT NULL GROUP BY qualification, state ORDER BY qualification, state`;

export const npqTeachersSql = (filter: NpqsFilter): string => `
  SELECT count(DISTINCT teacher)::INTEGER AS n FROM ${latestNpqsSql(filter)} WHERE state IS NOT NULL`;

export const npqHoldingsSql = (filter: NpqsFilter, hasState: boolean): string => `
  SELECT teacher, qualification, state, start_on::VARCHAR AS since FROM ${latestNpqsSql(filter)}
  WHERE state IS NOT NULL ${hasState ? 'AND state = $state' : ''}
    AND (teacher, qualification) > ($placeTeacher, $placeQualification)
  ORDER BY teacher, qualification LIMIT $limit`;
