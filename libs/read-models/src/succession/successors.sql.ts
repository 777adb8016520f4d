import { covers, inServiceSql, openPostsSql, stagesSql } from '../on-the-day.sql.js';

/** How soon somebody could take a role, the soonest first. */
export const readinessOrder = ['ready_now', 'ready_in_one_year', 'ready_in_three_years'] as const;

/**
 * Ratings of readiness as they stand: teacher, rank (of the role), role, rating, start_on. Only those made for the trust
 * $trust or for none are told, if a trust is asked for: what one trust thinks of a teacher is not another's to read.
 */
const ratingsSql = (hasTrust: boolean): string => `
  SELECT teacher, role_terms.rank, role, rating, start_on FROM readiness_ratings JOIN role_terms USING (role)
  WHERE ${covers()} ${hasTrust ? 'AND (trust IS NULL OR trust = $trust)' : ''}`;

/** NPQs passed and standing: teacher, rank (of the stage each prepares for), qualification, passed_on. */
const passedSql = `
  SELECT teacher, npq_terms.rank, qualification, min(start_on) AS passed_on
  FROM npq_spells JOIN npq_terms USING (qualification)
  WHERE state = 'COMPLETED' AND ${covers()} GROUP BY teacher, npq_terms.rank, qualification`;

/**
 * Who may come to hold a post of a stage, one row for each teacher and stage: teacher, rank, stage (theirs), rating (the
 * best for a role of that stage, null without one), rated_on, qualification, passed_on, is_below (in the stage
 * below). They are in service, hold no post of that stage or above, and are rated for it or in the stage below.
 */
export const successorsSql = (hasTrust: boolean): string => `
  WITH ranks AS (SELECT unnest(range(3, 7)) AS rank),
  rated AS (
    FROM (${ratingsSql(hasTrust)})
    QUALIFY row_number() OVER (PARTITION BY teacher, rank ORDER BY
      coalesce(list_position(['${readinessOrder.join("', '")}'], rating), 9), start_on DESC, role) = 1),
  passed AS (
    FROM (${passedSql}) QUALIFY row_number() OVER (PARTITION BY teacher, rank ORDER BY passed_on, qualification) = 1),
  tops AS (SELECT teacher, max(rank) AS top FROM (${openPostsSql}) GROUP BY teacher)
  SELECT stages.teacher, ranks.rank, stage, rating, rated.start_on AS rated_on, qualification,
    passed_on, stages.rank = ranks.rank - 1 AS is_below
  FROM (${stagesSql}) stages SEMI JOIN (${inServiceSql}) serving USING (teacher) CROSS JOIN ranks
  LEFT JOIN rated ON rated.teacher = stages.teacher AND rated.rank = ranks.rank
  LEFT JOIN passed ON passed.teacher = stages.teacher AND passed.rank = ranks.rank
  LEFT JOIN tops ON tops.teacher = stages.teacher
  WHERE coalesce(tops.top, 0) < ranks.rank AND (stages.rank = ranks.rank - 1 OR rating IS NOT NULL)`;
