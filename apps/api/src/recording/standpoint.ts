import type { EventLog } from '#event-log/event-log';
import type { Recorded } from '#pathway/fact';
import type { TeacherCommand, TeacherFact } from '#pathway/teacher';
import { reachOf, wasAnywhere } from '#read-models/reach/reach';
import type { ReadModel } from '#read-models/read-model';
import type { Scope } from '#read-models/scope/scope';
import { asSeen } from './as-seen.js';

type History = readonly Recorded<TeacherFact>[];

/** What somebody who says something of a teacher sees of the history of the record. */
export type Standpoint = (history: History) => History;

const whole: Standpoint = (history) => history;
const nothing: Standpoint = () => [];

/** So long what was recorded just now is waited for. */
const PATIENCE_MS = 5_000;

/**
 * Whoever does not see everybody may say something of a teacher who is with them today, and of one who was nowhere yet.
 * Of any other they see nothing: it takes as long, whether there is such a record or not.
 */
export async function standpointOn(
  { log, readModel }: { readonly log: EventLog; readonly readModel: ReadModel },
  scope: Scope,
  teacher: string,
  command: TeacherCommand,
  today: string,
): Promise<Standpoint> {
  if (scope === 'EVERYONE') return whole;
  const head = await log.head();
  if (head !== undefined) await readModel.waitFor(head, PATIENCE_MS);
  const reach = await reachOf(readModel.seenBy(scope), teacher, today);
  const isElsewhere = await wasAnywhere(readModel.seenBy('EVERYONE'), teacher, today);
  if (reach.isWithThem) return (history) => asSeen(history, command, reach);
  return isElsewhere ? nothing : whole;
}
