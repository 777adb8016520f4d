import type { Recorded } from '#pathway/fact';
import type { Decision } from '#pathway/refusal';
import type { TeacherFact } from '#pathway/teacher';
import { beyondScope, refuseBeyond } from './beyond-scope.js';
import type { Decided } from './record.js';
import type { Standpoint } from './standpoint.js';

type History = readonly Recorded<TeacherFact>[];

/** @param besideToo whether with what stands beside the record */
type Decide = (history: History, besideToo: boolean) => Decision<TeacherFact>;

/**
 * What is decided for whoever stands somewhere: what they name has to be there for them, and all that is on record counts,
 * seen or not. Why not is told in the words of what they see alone.
 */
export function decidedFrom(stand: Standpoint, history: History, decide: Decide): Decided<TeacherFact> {
  const decision = decide(history, true);
  if (!stand.told || !stand.bounds) return decision;
  const asSeen = decide(stand.see(history), false);
  if ('facts' in decision && 'facts' in asSeen) {
    const beyond = refuseBeyond(decision.facts, history, stand.bounds);
    return beyond ? { refusal: beyond } : decision;
  }
  const told = decide(stand.told(history), false);
  if ('refusal' in told) return told;
  // Under which ids there are records has to show, or they could not be opened.
  const isTaken = 'refusal' in decision && decision.refusal.code === 'ALREADY_REGISTERED';
  return isTaken ? decision : { refusal: beyondScope };
}
