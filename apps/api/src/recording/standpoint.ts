import type { EventLog } from '#event-log/event-log';
import type { Recorded } from '#pathway/fact';
import { inForce } from '#pathway/history';
import { mergeFacts } from '#pathway/identity/merge.facts';
import type { TeacherCommand, TeacherFact } from '#pathway/teacher';
import { type Bounds, boundsOf } from '#read-models/reach/bounds';
import { type Reach, reachOf, wasAnywhere } from '#read-models/reach/reach';
import type { ReadModel } from '#read-models/read-model';
import type { Scope } from '#read-models/scope/scope';
import { untilHeld } from '../asking/not-yet.js';
import { asSeen } from './as-seen.js';

type History = readonly Recorded<TeacherFact>[];

/** Where somebody stands who says something of a teacher. */
export interface Standpoint {
  /** What they see of the history of the record. */
  see(history: History): History;
  /** What they may be told of it: by this alone it is said why something is refused. Absent: all of it. */
  told?(history: History): History;
  /** Absent for whoever sees everybody. */
  readonly bounds?: Bounds;
}

/**
 * Whoever does not see everybody may say something of a teacher who is with them today, and of one who was nowhere yet.
 * Of any other they see nothing: it takes as long, whether there is such a record or not.
 *
 * @throws GraphQLError NOT_YET_CAUGHT_UP where the teacher is by now is not known in time
 */
export async function standpointOn(
  { log, readModel }: { readonly log: EventLog; readonly readModel: ReadModel },
  scope: Scope,
  teacher: string,
  command: TeacherCommand,
  today: string,
): Promise<Standpoint> {
  if (scope === 'EVERYONE') return { see: (history) => history };
  const head = await log.head();
  await untilHeld(readModel, head);
  const reach = await reachOf(readModel.seenBy(scope), teacher, today);
  const tied = await readModel.tiedTo(teacher);
  const isElsewhere = tied.length > 0 || (await wasAnywhere(readModel.seenBy('EVERYONE'), teacher, today));
  const bounds = await boundsOf(readModel, scope, teacher, today);
  if (reach.isWithThem)
    return { bounds, see: (history) => asSeen(history, command, reach), told: () => historyHeld(reach) };
  const see = (history: History): History => (isElsewhere || tellsOfElsewhere(history) ? [] : history);
  return { bounds, see, told: see };
}

const historyHeld = ({ history }: Reach): History =>
  history.map(({ factId, recordedAt, type, effectiveOn, data }) => ({
    ...{ factId, recordedAt },
    fact: { ...(JSON.parse(data) as object), type, effectiveOn } as TeacherFact,
  }));

const OPENINGS: readonly TeacherFact['type'][] = [
  ...(['PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown'] as const),
  ...(['AssignmentProposed', 'AssignmentStarted', 'PlacementStarted', 'TrainingStarted'] as const),
];

/**
 * Whether a record by itself tells of somebody who was somewhere, or was parted from or joined to another record. What
 * counts as another teacher's by now, and what the answers could not read, they know nothing of.
 */
function tellsOfElsewhere(history: History): boolean {
  const isOfIdentity = history.some(({ fact }) => fact.type in mergeFacts);
  return isOfIdentity || inForce(history).some(({ fact }) => OPENINGS.includes(fact.type));
}
