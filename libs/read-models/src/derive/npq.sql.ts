import { quotedList } from '../quoted.sql.js';

/** What shows that an attempt was begun, even where its start is not on record. */
const sinceStart = [
  'NpqStarted', 'NpqRetentionDeclared', 'NpqDeferred', 'NpqResumed', 'NpqWithdrawn', 'NpqPassed', 'NpqFailed',
  'NpqOutcomeVoided',
] as const; // prettier-ignore

const types = ['NpqApplied', 'NpqApplicationAccepted', 'NpqApplicationRejected', ...sinceStart] as const;

const earliest = (...of: readonly (typeof types)[number][]): string =>
  `min(effective_on) FILTER (type IN (${quotedList(of)}))`;

/**
 * The steps of each attempt at an NPQ, each by the first day it is on record, with the intake and the provider first
 * said. `assessed_on`: an outcome, whether or not it was voided later. A fact that doesn't name its qualification has
 * that of the enrolment's others.
 */
export const npqEnrolmentsSql = `
  WITH said AS (
    SELECT teacher, enrolment, qualification, type, effective_on, recorded_at, seq, provider, school, data->>'$.intake' AS intake
    FROM in_force WHERE enrolment IS NOT NULL AND type IN (${quotedList(types)})),
  named AS (
    SELECT teacher, enrolment, first(qualification ORDER BY seq) AS named FROM said
    WHERE qualification IS NOT NULL GROUP BY teacher, enrolment)
  SELECT teacher, enrolment, coalesce(qualification, named) AS qualification, min(effective_on) AS first_on,
    first(school ORDER BY effective_on, recorded_at, seq) FILTER (type = 'NpqStarted') AS school,
    ${earliest('NpqApplicationAccepted')} AS accepted_on, ${earliest(...sinceStart)} AS begun_on,
    ${earliest('NpqStarted')} AS started_on, ${earliest('NpqRetentionDeclared')} AS retained_on,
    ${earliest('NpqPassed', 'NpqFailed')} AS assessed_on,
    first(intake ORDER BY effective_on, recorded_at, seq) FILTER (type = 'NpqApplicationAccepted') AS intake,
    first(provider ORDER BY effective_on, recorded_at, seq) FILTER (provider IS NOT NULL) AS provider,
    min(effective_on) FILTER (provider IS NOT NULL) AS provider_on
  FROM said JOIN named USING (teacher, enrolment) GROUP BY teacher, enrolment, coalesce(qualification, named)`;

/** What was said of an attempt without changing it: whether an assessor who looked again agreed, and marks out of ten. */
export const npqRemarksSql = `
  SELECT teacher, enrolment, effective_on AS day, TRY_CAST(data->>'$.agreed' AS BOOLEAN) AS agreed,
    TRY_CAST(data->>'$.score' AS DOUBLE) AS score
  FROM in_force WHERE type IN ('NpqAssessmentModerated', 'NpqFeedbackGiven') AND enrolment IS NOT NULL`;
