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
}

/** Whose an identifier is. */
export interface Held {
  readonly teacher: string;
  /** UTC instant at which that was said. */
  readonly since: string;
}

interface Taken {
  readonly scheme: string;
  readonly teacher: string;
}

/** @param importedAt UTC instant of this import */
export function identifierStreams(log: Log, importedAt: string): IdentifierStreams {
  const { remembered, remember } = memory();

  async function holderOf(digest: string): Promise<Held | undefined> {
    const known = remembered.get(digest);
    if (known !== undefined) return known;
    const holder = holderIn(await log.readStream(streamOf(digest)));
    if (holder !== undefined) remember(digest, holder);
    return holder;
  }

  async function holdersOf(digests: readonly string[]): Promise<ReadonlyMap<string, Held>> {
    const each = [...new Set(digests)];
    const holders = await Promise.all(each.map(holderOf));
    return new Map(each.flatMap((digest, place) => (holders[place] ? [[digest, holders[place]]] : [])));
  }

  /** @returns whether it is theirs */
  async function assignOne(digest: string, { scheme, teacher }: Taken): Promise<boolean> {
    try {
      await log.append(streamOf(digest), 0, [assignment(scheme, digest, teacher, importedAt)]);
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
    const settled = await Promise.allSettled(each.map(([digest, theirs]) => assignOne(digest, theirs)));
    for (const result of settled) if (result.status === 'rejected') throw result.reason;
    const isTheirs = settled.map((result) => result.status === 'fulfilled' && result.value);
    return new Set(each.filter((_, place) => !isTheirs[place]).map(([digest]) => digest));
  }

  async function reassign(digest: string, { scheme, teacher }: Taken): Promise<void> {
    const { length } = await log.readStream(streamOf(digest));
    await log.append(streamOf(digest), length, [assignment(scheme, digest, teacher, importedAt, length)]);
    remember(digest, { teacher, since: importedAt });
  }

  return { holdersOf, assign, reassign };
}

function memory() {
  const remembered = new Map<string, Held>();
  const remember = (digest: string, held: Held): void => {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(digest, held);
  };
  return { remembered, remember };
}

/** A reservation: an identifier has a stream of its own, so that two imports at once cannot make two people of one. */
const streamOf = (digest: string): string => `identifier-${digest}`;

/** Whose an identifier is, by the facts of its stream. */
export function holderIn(events: readonly NewEvent[]): Held | undefined {
  const latest = inForce(historyIn(events)).findLast(({ fact }) => fact.type === 'IdentifierAssigned');
  return latest && 'teacher' in latest.fact
    ? { teacher: String(latest.fact.teacher), since: latest.recordedAt }
    : undefined;
}

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
