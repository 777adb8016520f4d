import { routes } from '#pathway/vocabulary/routes';
import { quoted } from '../quoted.sql.js';

/** Routes that lead to an award, by code or label, as a list for SQL. */
const leadingTo = (award: 'QTS' | 'EYTS'): string =>
  routes.terms
    .filter((route) => route.award === award)
    .flatMap(({ code, label }) => [quoted(code), quoted(label)])
    .join(', ');

const inOrder = 'effective_on, recorded_at, seq';

/**
 * Every training begun, one row for each start of a day: what it was and, once it is over, how it ended: by the award
 * that its route leads to (a route in a source's own words leads to either), by a withdrawal, or because another
 * training was begun on it (`REPLACED`). What comes after the end is no part of it.
 */
export const trainingsSql = `
  WITH said AS (
    SELECT teacher, type, ${inOrder}, route, training_model, phase, subject, provider, partnership,
      CASE WHEN type = 'TrainingWithdrawn' THEN data END AS withdrawal,
      count(*) FILTER (type = 'TrainingStarted') OVER (PARTITION BY teacher ORDER BY ${inOrder}) AS course
    FROM in_force WHERE type IN ('TrainingStarted', 'TrainingWithdrawn', 'QtsAwarded', 'EytsAwarded')),
  starts AS (
    SELECT *, lead(effective_on) OVER (PARTITION BY teacher ORDER BY course) AS next_on
    FROM said WHERE type = 'TrainingStarted'
    QUALIFY row_number() OVER (PARTITION BY teacher, effective_on ORDER BY course DESC) = 1),
  ends AS (
    SELECT said.teacher, said.course, said.type, said.effective_on AS end_on, said.withdrawal
    FROM said JOIN starts USING (teacher, course)
    WHERE CASE said.type WHEN 'TrainingWithdrawn' THEN true
      WHEN 'QtsAwarded' THEN coalesce(starts.route, '') NOT IN (${leadingTo('EYTS')})
      WHEN 'EytsAwarded' THEN coalesce(starts.route, '') NOT IN (${leadingTo('QTS')}) ELSE false END
    QUALIFY row_number() OVER (PARTITION BY said.teacher, course ORDER BY said.effective_on, said.recorded_at, said.seq) = 1)
  SELECT teacher, effective_on AS start_on, route, training_model, phase, subject, provider, partnership,
    coalesce(end_on, next_on) AS end_on,
    CASE ends.type WHEN 'QtsAwarded' THEN 'QTS' WHEN 'EytsAwarded' THEN 'EYTS' WHEN 'TrainingWithdrawn' THEN 'WITHDRAWN'
      ELSE if(next_on IS NULL, NULL, 'REPLACED') END AS outcome,
    ends.withdrawal->>'$.trigger' AS trigger, ends.withdrawal->>'$.futureInterest' AS future_interest,
    TRY_CAST(ends.withdrawal->'$.reasons' AS VARCHAR[]) AS reasons
  FROM starts LEFT JOIN ends USING (teacher, course)`;

/** When a training was deferred, each time until it was resumed or over. */
export const deferralsSql = `
  WITH said AS (
    SELECT teacher, type, ${inOrder} FROM in_force WHERE type IN ('TrainingDeferred', 'TrainingResumed')),
  turns AS (
    SELECT said.*, trainings.start_on AS training_on, trainings.end_on AS over_on
    FROM said ASOF JOIN trainings ON trainings.teacher = said.teacher AND said.effective_on >= trainings.start_on
    WHERE said.effective_on <= coalesce(trainings.end_on, 'infinity'::DATE)
    QUALIFY type IS DISTINCT FROM lag(type) OVER (PARTITION BY said.teacher, training_on ORDER BY ${inOrder})),
  spells AS (
    SELECT teacher, training_on, type, effective_on AS start_on,
      coalesce(lead(effective_on) OVER (PARTITION BY teacher, training_on ORDER BY ${inOrder}), over_on) AS end_on
    FROM turns)
  SELECT teacher, training_on, start_on, end_on FROM spells WHERE type = 'TrainingDeferred'`;

/** To whom a trainee is attributed, from each day on which it was said; of one day, what was recorded last. */
export const attributionsSql = `
  SELECT teacher, effective_on AS start_on, data->'$.attribution' AS shares FROM in_force
  WHERE type IN ('TrainingStarted', 'TraineeAttributed') AND (data->'$.attribution') IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY teacher, effective_on ORDER BY recorded_at DESC, seq DESC) = 1`;
