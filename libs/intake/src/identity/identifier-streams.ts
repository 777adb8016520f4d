import { RevisionConflict, type NewEvent } from '#event-log/event-log';
import { sourceEventId } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import { inForce } from '#pathway/history';
import { historyIn, storedOf } from '#pathway/stored-fact';
import type { Log } from '../recording/each-stream.js';

/** Beyond so many, identifiers are looked up anew instead of remembered. */
const MOST_REMEMBERED = 500_000;

/** Whose identifiers are, each by its digest. */
export interface IdentifierStreams {
  /** Whose it is, if that is on record. */
  holderOf(digest: string): Promise<string | undefined>;
  /** Says whose it is. @returns whose it is on record: somebody else may have been quicker */
  assign(scheme: string, digest: string, teacher: string): Promise<string>;
}

/** @param importedAt UTC instant of this import */
export function identifierStreams(log: Log, importedAt: string): IdentifierStreams {
  const remembered = new Map<string, string>();

  function remember(digest: string, teacher: string): string {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(digest, teacher);
    return teacher;
  }

  async function holderOf(digest: string): Promise<string | undefined> {
    const known = remembered.get(digest);
    if (known !== undefined) return known;
    const holder = holderIn(await log.readStream(streamOf(digest)));
    return holder === undefined ? undefined : remember(digest, holder);
  }

  async function assign(scheme: string, digest: string, teacher: string): Promise<string> {
    try {
      await log.append(streamOf(digest), 0, [assignment(scheme, digest, teacher, importedAt)]);
    } catch (error) {
      const holder = error instanceof RevisionConflict ? await holderOf(digest) : undefined;
      if (holder === undefined) throw error;
      return holder;
    }
    return remember(digest, teacher);
  }

  return { holderOf, assign };
}

/** A reservation: an identifier has a stream of its own, so that two imports at once cannot make two people of one. */
const streamOf = (digest: string): string => `identifier-${digest}`;

/** Whose an identifier is, by the facts of its stream. */
export function holderIn(events: readonly NewEvent[]): string | undefined {
  const latest = inForce(historyIn(events)).findLast(({ fact }) => fact.type === 'IdentifierAssigned')?.fact;
  return latest && 'teacher' in latest ? String(latest.teacher) : undefined;
}

function assignment(scheme: string, digest: string, teacher: string, importedAt: string): NewEvent {
  const fact = { type: 'IdentifierAssigned', effectiveOn: importedAt.slice(0, 10), scheme, teacher };
  return eventOf(storedOf(fact), {
    id: sourceEventId('identifiers', `${digest}/${teacher}`),
    recordedAt: importedAt,
    metadata: metadataOf({ importedAt }),
  });
}
