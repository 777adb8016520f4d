import { type Stage, stages } from '#pathway/vocabulary/stages';
import { reasonSql } from '../survival/endings.sql.js';
import { movesSql } from '../survival/moves.sql.js';
import type { Ending } from '../survival/observations.sql.js';
import type { IncidenceArgs } from './incidence.answer.js';

const rankOf = (stage: Stage): number => stages.indexOf(stage);

/**
 * The first day of the first spell of service in a stage above that of its first day: teacher, promoted_on. To become
 * an experienced teacher is no promotion. Parameter: $asOf.
 */
const promotionsSql = `
  SELECT teacher, min(later.start_on) AS promoted_on
  FROM careers JOIN stage_spells "first" USING (teacher) JOIN stage_spells later USING (teacher)
  WHERE "first".start_on <= entry_on AND entry_on < coalesce("first".end_on, 'infinity'::DATE)
    AND later.start_on > entry_on AND later.start_on < coalesce(exit_on, 'infinity'::DATE) AND later.start_on <= $asOf::DATE
    AND later.rank > greatest("first".rank, ${rankOf('experienced teacher')}) AND later.rank <= ${rankOf('executive leader')}
  GROUP BY teacher`;

export const firstEvents = ['leave', 'promotion', 'move'] as const;

/** Leaving excludes whatever else is dated that day; of a promotion and a move the `tie` tells. */
export const firstEventOf = (tie: NonNullable<IncidenceArgs['tie']>): Ending => ({
  endedOn: 'least(exit_on, promoted_on, moved_on)',
  cause: `CASE WHEN exit_on <= least(promoted_on, moved_on) OR coalesce(promoted_on, moved_on) IS NULL THEN 'leave'
    WHEN moved_on IS NULL OR promoted_on ${tie === 'PROMOTION' ? '<=' : '<'} moved_on THEN 'promotion' ELSE 'move' END`,
  joins: `LEFT JOIN (${movesSql('SCHOOL')}) moves USING (teacher)
    LEFT JOIN (${promotionsSql}) promotions USING (teacher)`,
});

export const byReason: Ending = {
  endedOn: 'exit_on',
  cause: reasonSql,
  joins: '',
};
