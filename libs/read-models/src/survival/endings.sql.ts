import type { SurvivalEvent } from './survival.answer.js';
import type { Ending } from './observations.sql.js';

/** The name under which every event of a survival curve counts. */
export const LEFT = 'left';

/** The first day with posts only elsewhere counts as well: see `left_school_on` of `homes`. */
const leaving = (home: 'first_school' | 'trust', movedOn: string): Ending => ({
  careers: 'homes',
  endedOn: `least(exit_on, ${movedOn})`,
  cause: `'${LEFT}'`,
  among: `careers.${home} IS NOT NULL`,
});

/** What ends an observation. Who has no first school, or none in a trust, cannot leave it and is not counted. */
export const endingOf: Readonly<Record<SurvivalEvent, Ending>> = {
  LEAVE_PROFESSION: { endedOn: 'exit_on', cause: `'${LEFT}'` },
  LEAVE_SCHOOL: leaving('first_school', 'left_school_on'),
  LEAVE_TRUST: leaving('trust', 'left_trust_on'),
};

/** The cause of a departure of which no reason is on record. */
export const NO_REASON = 'not recorded';

export const reasonSql = `coalesce(exit_reason, '${NO_REASON}')`;

/** Leaving teaching for one reason: who leaves for another is observed no longer. */
export const leavingFor = (reason: string): Ending => ({
  endedOn: 'exit_on',
  cause: `CASE WHEN ${reasonSql} = $reason THEN '${LEFT}' END`,
  parameters: { reason },
});
