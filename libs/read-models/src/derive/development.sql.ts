/**
 * What state a day's facts leave an attempt at an NPQ in, the later in this order winning on one day. An outcome
 * that no longer stands puts the attempt back in progress; a rejected application leaves none.
 */
const npqOutcomes = [
  ['NpqApplied', 'APPLIED'],
  ['NpqApplicationAccepted', 'APPLIED'],
  ['NpqApplicationRejected', null],
  ['NpqStarted', 'IN_PROGRESS'],
  ['NpqResumed', 'IN_PROGRESS'],
  ['NpqDeferred', 'DEFERRED'],
  ['NpqWithdrawn', 'WITHDRAWN'],
  ['NpqFailed', 'FAILED'],
  ['NpqPassed', 'COMPLETED'],
  ['NpqOutcomeVoided', 'IN_PROGRESS'],
] as const;

const outcomes = npqOutcomes
  .map(([type, state], order) => `('${type}', ${state ? `'${state}'` : 'NULL'}, ${order})`)
  .join(', ');

/** States of each attempt (enrolment). The qualification may be named in any of its facts. */
export const npqSpellsSql = `
  WITH outcomes(type, state, rank) AS (VALUES ${outcomes}),
  attempts AS (
    SELECT teacher, enrolment, first(qualification ORDER BY seq) AS qualification FROM in_force
    WHERE enrolment IS NOT NULL AND qualification IS NOT NULL GROUP BY teacher, enrolment),
  days AS (
    SELECT teacher, enrolment, effective_on AS day, max(rank) AS rank
    FROM in_force JOIN outcomes USING (type) GROUP BY teacher, enrolment, effective_on)
  SELECT teacher, enrolment, qualification, state, rank, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, enrolment ORDER BY day) AS end_on
  FROM days JOIN attempts USING (teacher, enrolment) JOIN outcomes USING (rank)`;

/** The latest rating of a teacher's readiness for a role replaces the one before. */
export const readinessRatingsSql = `
  WITH ratings AS (
    SELECT teacher, role, rating, assessor, effective_on AS day FROM in_force WHERE type = 'ReadinessAssessed'
    QUALIFY row_number() OVER (PARTITION BY teacher, role, effective_on ORDER BY recorded_at DESC, seq DESC) = 1)
  SELECT teacher, role, rating, assessor, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, role ORDER BY day) AS end_on
  FROM ratings`;
