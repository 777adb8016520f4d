import { RevisionConflict, type NewEvent, type StoredEvent } from '#event-log/event-log';
import { sourceEventId } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import type { AnyFact } from '#pathway/fact';
import { holdingIn } from '#pathway/identity/holder';
import { factIn, historyIn, storedOf } from '#pathway/stored-fact';
import { streamsWith, type WholeLog } from './sought-events.js';

const OF_IDENTIFIER = 'identifier-';

/** The streams of the identifiers by which some teachers are known, each with whose it is. */
export async function identifiersOf(
  log: Pick<WholeLog, 'readAll' | 'readStream'>,
  teachers: ReadonlySet<string>,
): Promise<ReadonlyMap<string, string>> {
  const isMeant = (event: StoredEvent): boolean => namesOneOf(event, teachers);
  const held = new Map<string, string>();
  for (const stream of await streamsWith(log, ['IdentifierAssigned', 'FactCorrected'], { isMeant })) {
    const teacher = holdingIn(historyIn(await log.readStream(stream))).held?.teacher;
    if (teacher !== undefined && teachers.has(teacher)) held.set(stream, teacher);
  }
  return held;
}

/** An assignment, or a correction of one, that names such a teacher. */
function namesOneOf(event: StoredEvent, teachers: ReadonlySet<string>): boolean {
  if (!event.stream.startsWith(OF_IDENTIFIER)) return false;
  const fact = factIn<AnyFact & { teacher?: string; changes?: { teacher?: string } }>(event);
  return [fact?.teacher, fact?.changes?.teacher].some(
    (teacher) => teacher !== undefined && teachers.has(teacher),
  );
}

/**
 * Says of each identifier of some teachers that it is nobody's any more: whoever comes with it next is somebody new.
 *
 * @returns how many there were
 */
export async function releaseIdentifiers(
  log: WholeLog,
  teachers: ReadonlySet<string>,
  at: string,
): Promise<number> {
  const held = await identifiersOf(log, teachers);
  for (const [stream, teacher] of held) await releaseIdentifier(log, stream, teacher, at);
  return held.size;
}

/** Says of one identifier, by its stream, that it is not that teacher's any more, if it is theirs. */
export async function releaseIdentifier(
  log: Pick<WholeLog, 'append' | 'readStream'>,
  stream: string,
  teacher: string,
  at: string,
): Promise<void> {
  const events = await log.readStream(stream);
  if (holdingIn(historyIn(events)).held?.teacher !== teacher) return;
  try {
    await log.append(stream, events.length, [released(stream, teacher, at)]);
  } catch (error) {
    if (!(error instanceof RevisionConflict)) throw error;
    await releaseIdentifier(log, stream, teacher, at);
  }
}

function released(stream: string, teacher: string, at: string): NewEvent {
  const fact = { type: 'IdentifierReleased', effectiveOn: at.slice(0, 10), teacher };
  return eventOf(storedOf(fact), {
    id: sourceEventId('identifiers released', `${stream}/${teacher}`),
    recordedAt: at,
    metadata: metadataOf({}),
  });
}
