import { RevisionConflict, type NewEvent } from '#event-log/event-log';
import { sourceEventId } from '#event-log/event-id';
import { eventOf, metadataOf } from '#event-log/fact-event';
import { holdingIn, type Holding } from '#pathway/identity/holder';
import { standingOf } from '#pathway/personal/subject';
import { historyIn, storedOf } from '#pathway/stored-fact';
import { releaseIdentifier } from '#privacy/erasing/identifiers';
import type { Log } from '../recording/each-stream.js';

/** Beyond so many, identifiers are looked up anew instead of remembered. */
const MOST_REMEMBERED = 500_000;

/** Whose identifiers are, each by its digest. */
export interface IdentifierStreams {
  /** Whose some of them are, those that are on record. */
  holdersOf(digests: readonly string[]): Promise<ReadonlyMap<string, Held>>;
  /**
   * Says whose they are.
   *
   * @returns those that are somebody else's on record: somebody was quicker
   */
  assign(taken: ReadonlyMap<string, Taken>): Promise<ReadonlySet<string>>;
  /** Says whose one is from now on, whoever had it. */
  reassign(digest: string, taken: Taken): Promise<void>;
  /** The records from which one that was looked up was released, as their people were erased. */
  releasedFrom(digest: string): ReadonlySet<string>;
}

/** Whose an identifier is. */
export type Held = NonNullable<Holding['held']>;

interface Taken {
  readonly scheme: string;
  readonly teacher: string;
}

const NOBODYS: ReadonlySet<string> = new Set();

/** @param importedAt UTC instant of this import */
export function identifierStreams(log: Log, importedAt: string): IdentifierStreams {
  const { holderOf, holdersOf, remember, released } = lookingUp(log);

  /** @returns whether it is theirs */
  async function assignOne(digest: string, { scheme, teacher }: Taken): Promise<boolean> {
    try {
      const after = released.get(digest)?.events ?? 0;
      await log.append(streamOf(digest), after, [assignment(scheme, digest, teacher, importedAt, after)]);
      remember(digest, { teacher, since: importedAt });
      return true;
    } catch (error) {
      const holder = error instanceof RevisionConflict ? await holderOf(digest) : undefined;
      if (holder === undefined) throw error;
      return holder.teacher === teacher;
    }
  }

  async function assign(taken: ReadonlyMap<string, Taken>): Promise<ReadonlySet<string>> {
    const each = [...taken];
    const isTheirs = await allSettled(each.map(([digest, theirs]) => assignOne(digest, theirs)));
    return new Set(each.filter((_, place) => !isTheirs[place]).map(([digest]) => digest));
  }

  async function reassign(digest: string, { scheme, teacher }: Taken): Promise<void> {
    const { length } = await log.readStream(streamOf(digest));
    await log.append(streamOf(digest), length, [assignment(scheme, digest, teacher, importedAt, length)]);
    remember(digest, { teacher, since: importedAt });
  }

  return {
    holdersOf,
    assign,
    reassign,
    releasedFrom: (digest) => released.get(digest)?.releasedFrom ?? NOBODYS,
  };
}

/**
 * Takes an identifier back that was assigned while its person was being erased: whoever erases says so first and then
 * looks for identifiers, so that one of the two sees the other.
 *
 * @param at UTC instant
 * @returns whether the person was erased
 */
export async function takenBackFromErased(
  log: Log,
  { digest, teacher }: { readonly digest: string; readonly teacher: string },
  at: string,
): Promise<boolean> {
  if (standingOf(await log.readStream(`teacher-${teacher}`)) !== 'erased') return false;
  await releaseIdentifier(log, streamOf(digest), teacher, at);
  return true;
}

/** Whose identifiers are on record, remembered. */
function lookingUp(log: Log) {
  const { remembered, remember, released } = memory();

  async function holderOf(digest: string): Promise<Held | undefined> {
    const known = remembered.get(digest);
    if (known !== undefined) return known;
    const events = await log.readStream(streamOf(digest));
    const { held, releasedFrom } = holdingIn(historyIn(events));
    if (releasedFrom.size > 0) released.set(digest, { releasedFrom, events: events.length });
    if (held) remember(digest, held);
    return held;
  }

  async function holdersOf(digests: readonly string[]): Promise<ReadonlyMap<string, Held>> {
    const each = [...new Set(digests)];
    const holders = await Promise.all(each.map(holderOf));
    return new Map(each.flatMap((digest, place) => (holders[place] ? [[digest, holders[place]]] : [])));
  }

  return { holderOf, holdersOf, remember, released };
}

/** Waits for all of them before it fails, so that nothing goes on behind the caller's back. */
async function allSettled<T>(work: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function memory() {
  const remembered = new Map<string, Held>();
  const remember = (digest: string, held: Held): void => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(digest, held);
  };
  /** Of those that were released: an assignment stands after what is there. */
  const released = new Map<string, { readonly releasedFrom: ReadonlySet<string>; readonly events: number }>();
  return { remembered, remember, released };
}

/** A reservation: an identifier has a stream of its own, so that two imports at once cannot make two people of one. */
const streamOf = (digest: string): string => `identifier-${digest}`;

function assignment(
  scheme: string,
  digest: string,
  teacher: string,
  importedAt: string,
  after = 0,
): NewEvent {
  const fact = { type: 'IdentifierAssigned', effectiveOn: importedAt.slice(0, 10), scheme, teacher };
  return eventOf(storedOf(fact), {
    id: sourceEventId('identifiers', `${digest}/${teacher}${after === 0 ? '' : `#${after + 1}`}`),
    recordedAt: importedAt,
    metadata: metadataOf({ importedAt }),
  });
}
