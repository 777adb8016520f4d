import { reasonSql } from '../survival/endings.sql.js';
import type { Ending } from '../survival/observations.sql.js';
import type { IncidenceArgs } from './incidence.answer.js';

export const firstEvents = ['leave', 'promotion', 'move'] as const;

/**
 * The first promotion and the first move away from the first school are told by `homes`. Leaving excludes whatever else is
 * dated that day; of a promotion and a move the `tie` tells.
 */
export const firstEventOf = (tie: NonNullable<IncidenceArgs['tie']>): Ending => ({
  careers: 'homes',
  endedOn: 'least(exit_on, promoted_on, left_school_on)',
  cause: `CASE
    WHEN exit_on <= least(promoted_on, left_school_on) OR coalesce(promoted_on, left_school_on) IS NULL THEN 'leave'
    WHEN left_school_on IS NULL OR promoted_on ${tie === 'PROMOTION' ? '<=' : '<'} left_school_on THEN 'promotion'
    ELSE 'move' END`,
});

export const byReason: Ending = {
  endedOn: 'exit_on',
  cause: reasonSql,
};
