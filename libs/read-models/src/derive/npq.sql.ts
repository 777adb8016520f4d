/** What shows that an attempt was begun, even where its start is not on record. */
const sinceStart = `'NpqStarted', 'NpqRetentionDeclared', 'NpqDeferred', 'NpqWithdrawn', 'NpqPassed', 'NpqFailed'`;

const earliest = (...types: readonly string[]): string =>
  `min(effective_on) FILTER (type IN (${types.map((type) => `'${type}'`).join(', ')}))`;

/**
 * The steps of each attempt at an NPQ, each by the first day it is on record; the intake, the provider and the
 * qualification are those first said. `assessed_on`: an outcome, whether or not it was voided later.
 */
export const npqEnrolmentsSql = `
  SELECT teacher, enrolment, first(qualification ORDER BY seq) FILTER (qualification IS NOT NULL) AS qualification,
    min(effective_on) AS first_on, ${earliest('NpqApplicationAccepted')} AS accepted_on,
    min(effective_on) FILTER (type IN (${sinceStart})) AS begun_on, ${earliest('NpqStarted')} AS started_on,
    ${earliest('NpqRetentionDeclared')} AS retained_on, ${earliest('NpqPassed', 'NpqFailed')} AS assessed_on,
    first(data->>'$.intake' ORDER BY effective_on, recorded_at, seq) FILTER (type = 'NpqApplicationAccepted') AS intake,
    first(provider ORDER BY effective_on, recorded_at, seq) FILTER (provider IS NOT NULL) AS provider
  FROM in_force
  WHERE enrolment IS NOT NULL
    AND type IN ('NpqApplied', 'NpqApplicationAccepted', 'NpqApplicationRejected', 'NpqOutcomeVoided', ${sinceStart})
  GROUP BY teacher, enrolment HAVING bool_or(qualification IS NOT NULL)`;
