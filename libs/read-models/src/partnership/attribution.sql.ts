import { sharesSql } from './shares.sql.js';
import { type TrainingFilter, trainingsSql } from '../training/trainings.sql.js';

export interface AttributionFilter extends TrainingFilter {
  readonly hasPartnership: boolean;
  readonly hasIntake: boolean;
}

/**
 * Each trainee once, by the latest training, with the shares last said of it by the date asked for (or its end).
 *
 * Parameters: $asOf, and $routes, $partnership and $intake if there are any. Rows: one for each share of a trainee, or
 * one without an organisation.
 */
const attributedSql = (filter: AttributionFilter): string => `
  WITH trainees AS (
    SELECT teacher, start_on, phase, partnership, least(coalesce(end_on, $asOf::DATE), $asOf::DATE) AS until
    FROM (${trainingsSql(filter)}) WHERE state <> 'VOID'
      ${filter.hasPartnership ? 'AND partnership = $partnership' : ''} ${filter.hasIntake ? 'AND intake = $intake' : ''}
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY start_on DESC) = 1)
  SELECT teacher, phase, organisation, share
  FROM trainees LEFT JOIN (${sharesSql('FROM trainees')}) shares USING (teacher)`;

/** Rows (organisation, name, phase, trainees, share, of_phase): of each organisation, for each phase and all together. */
export const attributionSql = (filter: AttributionFilter): string => `
  WITH attributed AS (${attributedSql(filter)}),
  counted AS (
    SELECT organisation, phase, grouping(phase) = 0 AS of_phase, count(DISTINCT teacher)::INTEGER AS trainees,
      sum(share ORDER BY teacher) AS share
    FROM attributed WHERE organisation IS NOT NULL GROUP BY GROUPING SETS ((organisation, phase), (organisation)))
  SELECT organisation, name, phase, of_phase, trainees, share FROM counted LEFT JOIN organisations USING (organisation)
  ORDER BY organisation, of_phase, phase NULLS LAST`;

export const attributedCountsSql = (filter: AttributionFilter): string => `
  SELECT count(*)::INTEGER AS trainees, (count(*) FILTER (sharers > 1))::INTEGER AS shared,
    (count(*) FILTER (sharers = 0))::INTEGER AS unattributed,
    (count(*) FILTER (sharers > 0 AND abs(total - 1) > 1e-9))::INTEGER AS askew
  FROM (
    SELECT teacher, count(organisation) AS sharers, sum(share) AS total FROM (${attributedSql(filter)}) GROUP BY teacher)`;
