import { listValue } from '@duckdb/node-api';
import { trainingWithdrawalReasons } from '#pathway/vocabulary/training-withdrawal-reasons';
import { ageBandSql } from '../grouping/age-bands.js';
import { characteristicsOnSql, sexSql } from '../grouping/characteristics.sql.js';
import type { TrainingGrouping } from './training-grouping.js';

/** Which trainings a question is about. */
export interface TrainingFilter {
  /** Codes of routes; none: all. */
  readonly routes: readonly string[];
}

const withReasons = (countsAs: string): string => {
  const codes = trainingWithdrawalReasons.terms
    .filter((reason) => reason.countsAs === countsAs)
    .map(({ code }) => `'${code}'`);
  return `list_has_any(coalesce(reasons, []), [${codes.join(', ')}])`;
};

/**
 * Trainings begun by `$asOf` and the state each is in: IN_TRAINING, DEFERRED, QTS, EYTS, WITHDRAWN, TRANSFERRED (to
 * another training) or VOID: entered in error, so that it never was. `was_deferred`: at any time by then.
 *
 * Parameters: $asOf, and $routes if there are any.
 */
export const trainingsSql = ({ routes }: TrainingFilter): string => `
  SELECT trainings.*, (year(start_on) - if(month(start_on) < 9, 1, 0))::INTEGER AS intake,
    CASE WHEN end_on <= $asOf::DATE THEN CASE
        WHEN outcome = 'REPLACED' THEN 'TRANSFERRED'
        WHEN outcome <> 'WITHDRAWN' THEN outcome
        WHEN ${withReasons('void')} THEN 'VOID' WHEN ${withReasons('transfer')} THEN 'TRANSFERRED' ELSE 'WITHDRAWN' END
      WHEN is_deferred THEN 'DEFERRED' ELSE 'IN_TRAINING' END AS state,
    was_deferred IS NOT NULL AS was_deferred
  FROM trainings LEFT JOIN (
    SELECT teacher, training_on AS start_on, true AS was_deferred,
      bool_or($asOf::DATE < coalesce(deferrals.end_on, 'infinity'::DATE)) AS is_deferred
    FROM deferrals WHERE deferrals.start_on <= $asOf::DATE GROUP BY teacher, training_on) USING (teacher, start_on)
  WHERE start_on <= $asOf::DATE ${routes.length > 0 ? 'AND list_contains($routes, route)' : ''}`;

const ofPerson: Readonly<Partial<Record<TrainingGrouping, string>>> = {
  SEX: sexSql,
  AGE_BAND: ageBandSql('birth_year', 'start_on'),
};

/** `, route AS g0, …`; an empty text where the start does not say. */
export const groupColumnsOf = (by: readonly TrainingGrouping[]): string =>
  by
    .map((name, index) => `, ${ofPerson[name] ?? `coalesce(${name.toLowerCase()}, '')`} AS g${index}`)
    .join('');

/** What has to be joined to the trainings to see these groups. */
export const groupJoinsOf = (by: readonly TrainingGrouping[]): string =>
  by.some((name) => ofPerson[name] !== undefined)
    ? `LEFT JOIN (${characteristicsOnSql('trainings', 'start_on')}) USING (teacher, start_on)`
    : '';

/** The parameters of these texts. */
export const parametersOf = ({ asOf, routes }: TrainingFilter & { readonly asOf: string }) => ({
  asOf,
  ...(routes.length > 0 && { routes: listValue([...routes]) }),
});
