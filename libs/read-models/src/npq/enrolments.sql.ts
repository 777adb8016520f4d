import { covers } from '../on-the-day.sql.js';

/** Which attempts a question is about. Parameters of its own: $qualification, $provider. */
export interface EnrolmentFilter {
  readonly hasQualification: boolean;
  readonly hasProvider: boolean;
}

/**
 * Attempts at NPQs on record by `$asOf`, and the state each is in: APPLIED, REJECTED, IN_PROGRESS, DEFERRED, WITHDRAWN,
 * FAILED or COMPLETED (passed). Steps after that date are null.
 */
export const enrolmentsSql = ({ hasQualification, hasProvider }: EnrolmentFilter): string => `
  SELECT teacher, enrolment, qualification, provider, school, first_on, intake,
    if(accepted_on <= $asOf::DATE, accepted_on, NULL) AS accepted_on,
    if(begun_on <= $asOf::DATE, begun_on, NULL) AS begun_on,
    if(started_on <= $asOf::DATE, started_on, NULL) AS started_on,
    if(retained_on <= $asOf::DATE, retained_on, NULL) AS retained_on,
    if(assessed_on <= $asOf::DATE, assessed_on, NULL) AS assessed_on,
    coalesce(state, 'REJECTED') AS state
  FROM npq_enrolments
  JOIN (SELECT teacher, enrolment, qualification, state FROM npq_spells WHERE ${covers()})
    USING (teacher, enrolment, qualification)
  WHERE first_on <= $asOf::DATE ${hasQualification ? 'AND qualification = $qualification' : ''}
    ${hasProvider ? 'AND provider = $provider AND provider_on <= $asOf::DATE' : ''}`;

export const academicYearSql = (day: string): string =>
  `(year(${day}) - if(month(${day}) < 9, 1, 0))::INTEGER`;
