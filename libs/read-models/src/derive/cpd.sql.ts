/** What is on record of programmes of professional development, a row for each fact that says how far somebody came. */
export const cpdRecordsSql = `
  SELECT teacher, data->>'$.enrolment' AS enrolment, type, data->>'$.programme' AS programme, data->>'$.module' AS module,
    effective_on AS day
  FROM in_force WHERE type IN ('CpdStarted', 'CpdModuleCompleted', 'CpdCompleted', 'CpdWithdrawn')`;
