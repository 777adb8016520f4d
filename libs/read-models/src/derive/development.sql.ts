/**
 * What state a day's facts leave an attempt at an NPQ in, the later in this order winning on one day; a rejected
 * application leaves none. An outcome that no longer stands puts the attempt back in progress.
 */
const npqOutcomes = [
  ['NpqApplied', 'APPLIED'],
  ['NpqApplicationAccepted', 'APPLIED'],
  ['NpqApplicationRejected', null],
  ['NpqStarted', 'IN_PROGRESS'],
  ['NpqResumed', 'IN_PROGRESS'],
  ['NpqOutcomeVoided', 'IN_PROGRESS'],
  ['NpqDeferred', 'DEFERRED'],
  ['NpqWithdrawn', 'WITHDRAWN'],
  ['NpqFailed', 'FAILED'],
  ['NpqPassed', 'COMPLETED'],
] as const;

const outcomes = npqOutcomes
  .map(([type, state], order) => `('${type}', ${state ? `'${state}'` : 'NULL'}, ${order})`)
  .join(', ');

const types = npqOutcomes.map(([type]) => `'${type}'`).join(', ');

/**
 * States of each attempt (enrolment); a pass stands until it is voided. Of a day on which an outcome was voided,
 * only what was recorded after that counts. A fact that doesn't name its qualification has that of the enrolment's
 * others.
 */
export const npqSpellsSql = `
  WITH outcomes(type, state, rank) AS (VALUES ${outcomes}),
  named AS (
    SELECT teacher, enrolment, first(qualification ORDER BY seq) AS named FROM in_force
    WHERE type IN (${types}) AND enrolment IS NOT NULL AND qualification IS NOT NULL GROUP BY teacher, enrolment),
  said AS (
    SELECT teacher, enrolment, coalesce(qualification, named) AS qualification, effective_on AS day, type, rank
    FROM in_force JOIN outcomes USING (type) JOIN named USING (teacher, enrolment)
    WHERE type IN (${types})
    QUALIFY count(*) FILTER (type = 'NpqOutcomeVoided') OVER (PARTITION BY teacher, enrolment, effective_on
      ORDER BY recorded_at, seq ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) = 0),
  days AS (
    SELECT teacher, enrolment, qualification, day, max(rank) AS rank,
      CASE WHEN bool_or(type = 'NpqPassed') THEN true WHEN bool_or(type = 'NpqOutcomeVoided') THEN false END AS passes
    FROM said GROUP BY teacher, enrolment, qualification, day),
  states AS (
    SELECT *, coalesce(last_value(passes IGNORE NULLS) OVER attempt, false) AS has_passed FROM days
    WINDOW attempt AS (PARTITION BY teacher, enrolment, qualification ORDER BY day)),
  changes AS (
    SELECT * FROM states
    WINDOW attempt AS (PARTITION BY teacher, enrolment, qualification ORDER BY day)
    QUALIFY NOT (has_passed AND coalesce(lag(has_passed) OVER attempt, false)))
  SELECT teacher, enrolment, qualification, state, rank, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, enrolment, qualification ORDER BY day) AS end_on
  FROM changes JOIN outcomes USING (rank)`;

/** The latest rating of a teacher's readiness for a role replaces the one before. */
export const readinessRatingsSql = `
  WITH ratings AS (
    SELECT teacher, role, rating, assessor, trust, effective_on AS day FROM in_force WHERE type = 'ReadinessAssessed'
    QUALIFY row_number() OVER (PARTITION BY teacher, role, effective_on ORDER BY recorded_at DESC, seq DESC) = 1)
  SELECT teacher, role, rating, assessor, trust, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, role ORDER BY day) AS end_on
  FROM ratings`;

/**
 * Induction as it went: a row for each fact that tells of its school, its mentor, its terms or its end. `terms` are those
 * that it takes (started), that it is extended by, or that were served since the last record of them.
 */
export const inductionRecordsSql = `
  SELECT teacher, effective_on AS day, type, school, data->>'$.mentor' AS mentor,
    TRY_CAST(coalesce(data->>'$.termsRequired', data->>'$.terms') AS DOUBLE) AS terms,
    TRY_CAST(data->>'$.daysAbsent' AS DOUBLE) AS days_absent, recorded_at, seq
  FROM in_force
  WHERE type IN ('InductionStarted', 'InductionMentorAssigned', 'InductionTermsRecorded', 'InductionExtended',
    'InductionReleased', 'InductionPassed', 'InductionFailed', 'InductionExempted')`;
