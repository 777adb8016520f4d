import type { StreamEvent } from '../event-log.js';
import { allEvents, type KeptEvent, streamEvents } from './client.js';
import type { Connection } from './connection.js';
import { appendIdOf, received } from './envelope.js';

/** An event as the server gives it. */
export interface ReadEvent {
  /** Where it stands in the whole log. Not every server tells it where a stream is read (`isTold`). */
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
export const pageOfAll = (connection: Connection, from: bigint | undefined, count: number) =>
  pageOf(connection, count, allEvents(connection.reading, 'forwards', { from, count }, connection.manner));

/** The events of the whole log before a position, or from the end: latest first. */
export const pageBefore = (connection: Connection, from: bigint | undefined, count: number) =>
  pageOf(connection, count, allEvents(connection.reading, 'backwards', { from, count }, connection.manner));

/** The events of a stream after a revision. Empty when there is no such stream. */
export function pageOfStream(
  connection: Connection,
  stream: string,
  { after, count }: { readonly after: number; readonly count: number },
): Promise<Page> {
  // The server counts from 0, so the revision that we have is the one to begin with.
  return pageOf(connection, count, eventsOfStream(connection, stream, { from: after, count }));
}

/** Revision of the last event of a stream; 0 when there is none. */
export async function lastRevisionOf(connection: Connection, stream: string): Promise<number> {
  const page = await pageOf(connection, 1, eventsOfStream(connection, stream, { from: 'last', count: 1 }));
  return page.events[0]?.event?.revision ?? 0;
}

const eventsOfStream = (
  { reading, names, manner }: Connection,
  stream: string,
  range: Parameters<typeof streamEvents>[2],
) => streamEvents(reading, names.onServer(stream), range, manner);

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

export function readEvent(event: KeptEvent, { names }: Connection): ReadEvent {
  const stream = names.ours(event.streamId);
  return {
    commit: event.position?.commit ?? 0n,
    event: stream === undefined ? undefined : received(event, stream),
    appendId: appendIdOf(event),
  };
}
