import type { SurvivalEvent } from './survival.answer.js';
import { type Home, movesSql } from './moves.sql.js';
import type { Ending } from './observations.sql.js';

/** The name under which every event of a survival curve counts. */
export const LEFT = 'left';

const inTrustOnEntry = `EXISTS (
  SELECT 1 FROM memberships WHERE kind = 'trust' AND memberships.organisation = careers.first_school
    AND memberships.start_on <= entry_on AND entry_on < coalesce(memberships.end_on, 'infinity'::DATE))`;

const leaving = (home: Home, among: string): Ending => ({
  endedOn: 'least(exit_on, moved_on)',
  cause: `'${LEFT}'`,
  joins: `LEFT JOIN (${movesSql(home)}) moves USING (teacher)`,
  among,
});

/** What ends an observation. Who has no first school, or none in a trust, cannot leave it and is not counted. */
export const endingOf: Readonly<Record<SurvivalEvent, Ending>> = {
  LEAVE_PROFESSION: { endedOn: 'exit_on', cause: `'${LEFT}'`, joins: '' },
  LEAVE_SCHOOL: leaving('SCHOOL', 'careers.first_school IS NOT NULL'),
  LEAVE_TRUST: leaving('TRUST', inTrustOnEntry),
};

/** The cause of a departure of which no reason is on record. */
export const NO_REASON = 'not recorded';

export const reasonSql = `coalesce(exit_reason, '${NO_REASON}')`;

/** Leaving teaching for one reason: who leaves for another is observed no longer. */
export const leavingFor = (reason: string): Ending => ({
  endedOn: 'exit_on',
  cause: `CASE WHEN ${reasonSql} = $reason THEN '${LEFT}' END`,
  joins: '',
  parameters: { reason },
});
