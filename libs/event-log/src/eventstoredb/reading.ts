import type { EventLog, Position, StoredEvent, StreamEvent } from '../event-log.js';
import type { Connection } from './connection.js';
import { isInvalid } from './failure.js';
import { type Page, pageBefore, pageOfAll, pageOfStream, type ReadEvent } from './pages.js';
import { patiently } from './patience.js';
import { commitOf, comparePositions, isTold, positionOf } from './position.js';

const PAGE = 1_000;
/** The last event is most likely ours. */
const FIRST_PAGE_FROM_THE_END = 8;

export async function readStream(
  connection: Connection,
  stream: string,
  afterRevision: number,
): Promise<readonly StreamEvent[]> {
  const events: StreamEvent[] = [];
  for (let page: Page | undefined; !page?.isLast;) {
    const after = afterRevision + events.length;
    page = await patiently(() => pageOfStream(connection, stream, { after, count: PAGE }));
    for (const { event, commit } of page.events) {
      const expected = afterRevision + events.length + 1;
      if (event?.revision !== expected)
        throw new Error(`The server has deleted events of a stream: revision ${expected} is missing.`);
      events.push(isTold(commit) ? { ...event, position: positionOf(commit) } : event);
    }
  }
  return events;
}

/** Our events of the whole log strictly after a position, page by page, up to what stands there when it is read. */
async function* ownPages(
  connection: Connection,
  after: Position | undefined,
): AsyncGenerator<readonly StoredEvent[]> {
  let last = after === undefined ? undefined : commitOf(after);
  for (let page: Page | undefined; !page?.isLast;) {
    const from = last;
    page = await patiently(() => pageOfAll(connection, from, PAGE));
    const news = page.events.filter(({ commit }) => from === undefined || commit > from);
    last = news.at(-1)?.commit ?? last;
    const own = ownAmong(news);
    if (own.length > 0) yield own;
  }
}

/** Our events among others, with their positions. */
export const ownAmong = (events: readonly ReadEvent[]): readonly StoredEvent[] =>
  events.flatMap(({ commit, event }) => (event ? [{ ...event, position: positionOf(commit) }] : []));

export async function* readAll(
  connection: Connection,
  {
    after,
    head,
    batchSize,
  }: {
    readonly after: Position | undefined;
    readonly head: Position | undefined;
    readonly batchSize: number;
  },
): AsyncGenerator<readonly StoredEvent[]> {
  if (head === undefined) return;
  for await (const page of ownPages(connection, after)) {
    const upToHead: readonly StoredEvent[] = page.filter(
      ({ position }) => comparePositions(position, head) <= 0,
    );
    for (let start = 0; start < upToHead.length; start += batchSize)
      yield upToHead.slice(start, start + batchSize);
    if (upToHead.length < page.length || upToHead.at(-1)?.position === head) return;
  }
}

/** How far a log went when it was last looked at: where its last event stood, whoever's, and our last one. */
interface Extent {
  readonly end: bigint;
  readonly head: bigint | undefined;
}

const UNSEEN: Extent = { end: -1n, head: undefined };

/** Finds the position of our last event, going back from the end no further than it has gone before. */
export function headFinder(connection: Connection): EventLog['head'] {
  let known = UNSEEN;
  return async () => {
    const { head } = (known = await extentOf(connection, known));
    return head === undefined ? undefined : positionOf(head);
  };
}

async function extentOf(connection: Connection, known: Extent): Promise<Extent> {
  let before = known;
  let end: bigint | undefined;
  let oldest: bigint | undefined;
  for (let size = FIRST_PAGE_FROM_THE_END; ; size = PAGE) {
    const from = oldest;
    const page = await patiently(() => pageBefore(connection, from, size));
    end ??= page.events[0]?.commit ?? -1n;
    // A log that has become shorter was restored from an older copy: what was known of it is void.
    if (end < before.end) before = UNSEEN;
    const own = page.events.find(({ event }) => event !== undefined);
    oldest = page.events.at(-1)?.commit ?? oldest;
    const isAllSeen = page.isLast || (oldest !== undefined && oldest <= before.end);
    if (own || isAllSeen) return { end, head: own?.commit ?? before.head };
  }
}

/** Undefined, too, for a position that is none of this log's: the server refuses to read there. */
export const eventAt = (connection: Connection, position: Position): Promise<StoredEvent | undefined> =>
  patiently(() => lookAt(connection, position));

/** As `eventAt`, without asking again. */
export async function lookAt(connection: Connection, position: Position): Promise<StoredEvent | undefined> {
  try {
    const page = await pageOfAll(connection, commitOf(position), 1);
    return ownAmong(page.events).find((event) => event.position === position);
  } catch (error) {
    if (isInvalid(error)) return undefined;
    throw error;
  }
}
