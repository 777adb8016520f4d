import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type RecordedEvent,
  START,
  StreamNotFoundError,
  type StreamingRead,
} from '@eventstore/db-client';
import type { StreamEvent } from '../event-log.js';
import type { Connection } from './connection.js';
import { appendIdOf, received } from './envelope.js';
import { NoAnswer } from './failure.js';
import { CALL_LIMIT_MS } from './patience.js';
import { at } from './position.js';

/** An event as the server gives it. */
export interface ReadEvent {
  /** Where it stands in the whole log. A read of a stream does not tell. */
  readonly commit: bigint;
  /** The event as it was handed in; undefined when it is of another application or of the server itself. */
  readonly event: StreamEvent | undefined;
  readonly appendId: string | undefined;
}

export interface Page {
  readonly events: readonly ReadEvent[];
  /** Nothing follows for now. */
  readonly isLast: boolean;
}

/** A page ends early here, so that many large events do not fill the memory. */
const MAX_PAGE_CHARACTERS = 16 * 1024 * 1024;

/** The next events of the whole log from a position on (the one at it included), or from the start. */
export const pageOfAll = (
  client: EventStoreDBClient,
  connection: Connection,
  from: bigint | undefined,
  count: number,
) =>
  pageOf(connection, count, () =>
    client.readAll({
      credentials: connection.credentials,
      direction: FORWARDS,
      fromPosition: from === undefined ? START : at(from),
      maxCount: count,
    }),
  );

/** The events of the whole log before a position, or from the end: latest first. */
export const pageBefore = (
  client: EventStoreDBClient,
  connection: Connection,
  before: bigint | undefined,
  count: number,
) =>
  pageOf(connection, count, () =>
    client.readAll({
      credentials: connection.credentials,
      direction: BACKWARDS,
      fromPosition: before === undefined ? END : at(before),
      maxCount: count,
    }),
  );

/** The events of a stream after a revision. Empty when there is no such stream. */
export async function pageOfStream(
  client: EventStoreDBClient,
  connection: Connection,
  stream: string,
  { after, count }: { readonly after: number; readonly count: number },
): Promise<Page> {
  try {
    return await pageOf(connection, count, () =>
      client.readStream(connection.names.onServer(stream), {
        credentials: connection.credentials,
        // Decisions rest on it: a follower may not have the last events yet.
        requiresLeader: true,
        direction: FORWARDS,
        // The server counts from 0, so the revision we have is the one to begin with.
        fromRevision: BigInt(after),
        maxCount: count,
      }),
    );
  } catch (error) {
    if (error instanceof StreamNotFoundError) return { events: [], isLast: true };
    throw error;
  }
}

/** Revision of the last event of a stream; 0 when there is none. */
export async function lastRevisionOf(
  client: EventStoreDBClient,
  connection: Connection,
  stream: string,
): Promise<number> {
  const { events } = await pageOf(connection, 1, () =>
    client.readStream(connection.names.onServer(stream), {
      credentials: connection.credentials,
      requiresLeader: true,
      direction: BACKWARDS,
      fromRevision: END,
      maxCount: 1,
    }),
  );
  return events[0]?.event?.revision ?? 0;
}

/** @throws NoAnswer nothing came for the time of a call; and whatever the client throws */
async function pageOf(
  connection: Connection,
  count: number,
  ask: () => StreamingRead<{ readonly event?: RecordedEvent }>,
): Promise<Page> {
  const answers = ask();
  // An error that comes when nobody listens any more would end the process.
  answers.on('error', () => undefined);
  const watchdog = setTimeout(() => answers.destroy(new NoAnswer(CALL_LIMIT_MS)), CALL_LIMIT_MS);
  const events: ReadEvent[] = [];
  let weight = 0;
  try {
    for await (const { event } of answers) {
      watchdog.refresh();
      if (!event) continue;
      const read = readEvent(event, connection);
      events.push(read);
      weight += read.event ? read.event.data.length + read.event.metadata.length : 0;
      if (weight > MAX_PAGE_CHARACTERS) return { events, isLast: false };
    }
    return { events, isLast: events.length < count };
  } finally {
    clearTimeout(watchdog);
    if (!answers.readableEnded) void answers.cancel().catch(() => undefined);
  }
}

export const readEvent = (event: RecordedEvent, { names }: Connection): ReadEvent => ({
  commit: event.position?.commit ?? 0n,
  event: names.isOurs(event.streamId) ? received(event, names) : undefined,
  appendId: appendIdOf(event),
});
