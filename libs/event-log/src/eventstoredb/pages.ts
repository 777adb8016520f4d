import type { StreamEvent } from '../event-log.js';
import { allEvents, type Client, type KeptEvent, streamEvents } from './client.js';
import type { Connection } from './connection.js';
import { appendIdOf, received } from './envelope.js';

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
export const pageOfAll = (client: Client, connection: Connection, from: bigint | undefined, count: number) =>
  pageOf(connection, count, allEvents(client, 'forwards', { from, count }, connection.manner));

/** The events of the whole log before a position, or from the end: latest first. */
export const pageBefore = (client: Client, connection: Connection, from: bigint | undefined, count: number) =>
  pageOf(connection, count, allEvents(client, 'backwards', { from, count }, connection.manner));

/** The events of a stream after a revision. Empty when there is no such stream. */
export const pageOfStream = (
  client: Client,
  connection: Connection,
  stream: string,
  { after, count }: { readonly after: number; readonly count: number },
) =>
  pageOf(
    connection,
    count,
    // The server counts from 0, so the revision that we have is the one to begin with.
    streamEvents(client, connection.names.onServer(stream), { from: after, count }, connection.manner),
  );

/** Revision of the last event of a stream; 0 when there is none. */
export async function lastRevisionOf(
  client: Client,
  connection: Connection,
  stream: string,
): Promise<number> {
  const range = { from: 'last', count: 1 } as const;
  const events = streamEvents(client, connection.names.onServer(stream), range, connection.manner);
  const page = await pageOf(connection, 1, events);
  return page.events[0]?.event?.revision ?? 0;
}

async function pageOf(connection: Connection, count: number, kept: AsyncIterable<KeptEvent>): Promise<Page> {
  const events: ReadEvent[] = [];
  let weight = 0;
  for await (const event of kept) {
    const read = readEvent(event, connection);
    events.push(read);
    weight += read.event ? read.event.data.length + read.event.metadata.length : 0;
    if (weight > MAX_PAGE_CHARACTERS) return { events, isLast: false };
  }
  return { events, isLast: events.length < count };
}

export const readEvent = (event: KeptEvent, { names }: Connection): ReadEvent => ({
  commit: event.position?.commit ?? 0n,
  event: names.isOurs(event.streamId) ? received(event, names) : undefined,
  appendId: appendIdOf(event),
});
