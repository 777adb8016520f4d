import { covers } from '../on-the-day.sql.js';

export interface SchoolFilter {
  readonly hasLocalAuthority: boolean;
  readonly hasPhase: boolean;
}

/**
 * Schools that are not closed on the day, and whether each is in no alliance, cluster or trust then.
 *
 * Parameters: $asOf, and $localAuthority and $phase if there are any.
 */
const schoolsSql = ({ hasLocalAuthority, hasPhase }: SchoolFilter): string => `
  SELECT organisations.organisation AS school, name, urn, local_authority AS "localAuthority", phase,
    organisations.organisation NOT IN (SELECT organisation FROM memberships WHERE ${covers()}) AS is_in_none
  FROM organisations
  LEFT JOIN (FROM school_phases WHERE ${covers()}) phases ON phases.organisation = organisations.organisation
  WHERE is_school AND coalesce(closed_on > $asOf::DATE, true)
    ${hasLocalAuthority ? 'AND local_authority = $localAuthority' : ''} ${hasPhase ? 'AND phase = $phase' : ''}`;

export const unaffiliatedSql = (filter: SchoolFilter): string =>
  `SELECT school, name, urn, "localAuthority", phase FROM (${schoolsSql(filter)}) WHERE is_in_none`;

/** Rows (localAuthority, phase, schools, inNone). */
export const affiliationCountsSql = (filter: SchoolFilter): string => `
  SELECT "localAuthority", phase, count(*)::INTEGER AS schools, (count(*) FILTER (is_in_none))::INTEGER AS "inNone"
  FROM (${schoolsSql(filter)}) GROUP BY "localAuthority", phase ORDER BY "localAuthority" NULLS LAST, phase NULLS LAST`;
