import { type TrainingFilter, trainingsSql } from '../training/trainings.sql.js';

export interface AttributionFilter extends TrainingFilter {
  readonly hasPartnership: boolean;
  readonly hasIntake: boolean;
}

/**
 * Each trainee once, by the latest training, with the shares last said of it by the date asked for (or its end).
 * Nothing said: those of the partnership's members that host the phase, or else of those that host any.
 *
 * Parameters: $asOf, and $routes, $partnership and $intake if there are any. Rows: one for each share of a trainee, or
 * one without an organisation.
 */
const sharesSql = (filter: AttributionFilter): string => `
  WITH trainees AS (
    SELECT teacher, start_on, phase, partnership, least(coalesce(end_on, $asOf::DATE), $asOf::DATE) AS until
    FROM (${trainingsSql(filter)}) WHERE state <> 'VOID'
      ${filter.hasPartnership ? 'AND partnership = $partnership' : ''} ${filter.hasIntake ? 'AND intake = $intake' : ''}
    QUALIFY row_number() OVER (PARTITION BY teacher ORDER BY start_on DESC) = 1),
  said AS (
    SELECT trainees.teacher, unnest(TRY_CAST(shares AS JSON[])) AS share
    FROM trainees ASOF JOIN attributions ON attributions.teacher = trainees.teacher AND until >= attributions.start_on
    WHERE attributions.start_on >= trainees.start_on),
  hosting AS (
    SELECT teacher, member, share
    FROM trainees ANTI JOIN said USING (teacher)
    LEFT JOIN (SELECT DISTINCT organisation, phase FROM partnership_members WHERE phase IS NOT NULL) hosted
      ON hosted.organisation = trainees.partnership AND hosted.phase = trainees.phase
    JOIN partnership_members members
      ON members.organisation = trainees.partnership AND members.phase IS NOT DISTINCT FROM hosted.phase),
  shares AS (
    SELECT teacher, share->>'$.organisation' AS organisation, TRY_CAST(share->>'$.share' AS DOUBLE) AS share FROM said
    UNION ALL SELECT teacher, member, share FROM hosting)
  SELECT teacher, phase, organisation, share FROM trainees LEFT JOIN shares USING (teacher)`;

/** Rows (organisation, name, phase, trainees, share, of_phase): of each organisation, for each phase and all together. */
export const attributionSql = (filter: AttributionFilter): string => `
  WITH attributed AS (${sharesSql(filter)}),
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
    SELECT teacher, count(organisation) AS sharers, sum(share) AS total FROM (${sharesSql(filter)}) GROUP BY teacher)`;
