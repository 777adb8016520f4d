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

/** States of each attempt (enrolment). A fact that doesn't name its qualification has that of the enrolment's others. */
export const npqSpellsSql = `
  WITH outcomes(type, state, rank) AS (VALUES ${outcomes}),
  named AS (
    SELECT teacher, enrolment, first(qualification ORDER BY seq) AS named FROM in_force
    WHERE enrolment IS NOT NULL AND qualification IS NOT NULL GROUP BY teacher, enrolment),
  days AS (
    SELECT teacher, enrolment, coalesce(qualification, named) AS qualification, effective_on AS day, max(rank) AS rank
    FROM in_force JOIN outcomes USING (type) JOIN named USING (teacher, enrolment) GROUP BY ALL)
  SELECT teacher, enrolment, qualification, state, rank, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, enrolment, qualification ORDER BY day) AS end_on
  FROM days JOIN outcomes USING (rank)`;

/** The latest rating of a teacher's readiness for a role replaces the one before. */
export const readinessRatingsSql = `
  WITH ratings AS (
    SELECT teacher, role, rating, assessor, effective_on AS day FROM in_force WHERE type = 'ReadinessAssessed'
    QUALIFY row_number() OVER (PARTITION BY teacher, role, effective_on ORDER BY recorded_at DESC, seq DESC) = 1)
  SELECT teacher, role, rating, assessor, day AS start_on,
    lead(day) OVER (PARTITION BY teacher, role ORDER BY day) AS end_on
  FROM ratings`;
