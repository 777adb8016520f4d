import type { Database } from 'better-sqlite3';
import type { Position, StoredEvent, StreamEvent } from '../event-log.js';

/** A batch ends early here, so that many large events do not fill the memory. */
const MAX_BATCH_CHARACTERS = 16 * 1024 * 1024;

const OF_STREAM = `events.id, name AS stream, revision, type, version, effective_on AS effectiveOn,
    recorded_at AS recordedAt, data, metadata
  FROM events CROSS JOIN streams ON streams.id = events.stream`;

const EVENTS = `SELECT CAST(position AS TEXT) AS position, ${OF_STREAM}`;

export interface Reader {
  head(): Position | undefined;
  at(position: Position): StoredEvent | undefined;
  stream(name: string, afterRevision: number): readonly StreamEvent[];
  /** The next events after a position, up to and including another. Empty at the end. */
  page(after: Position, upTo: Position | undefined, limit: number): readonly StoredEvent[];
}

/** Reads on a connection of its own: in WAL mode neither readers nor the writer wait for each other. */
export function reader(db: Database): Reader {
  const head = db.prepare<[], { position: Position | null }>(
    'SELECT CAST(max(position) AS TEXT) AS position FROM events',
  );
  const at = db.prepare<[number], StoredEvent>(`${EVENTS} WHERE events.position = ?`);
  const stream = db.prepare<[string, number], StreamEvent>(
    `SELECT ${OF_STREAM} WHERE events.stream = (SELECT id FROM streams WHERE name = ?) AND revision > ? ORDER BY revision`,
  );
  const page = db.prepare<[number, number, number], StoredEvent>(
    `${EVENTS} WHERE events.position > ? AND events.position <= ? ORDER BY events.position LIMIT ?`,
  );
  return {
    head: () => head.get()?.position ?? undefined,
    at: (position) => at.get(numberOf(position)),
    stream: (name, afterRevision) => stream.all(name, afterRevision),
    page: (after, upTo, limit) =>
      upToWeight(
        page.iterate(numberOf(after), upTo === undefined ? Number.MAX_SAFE_INTEGER : numberOf(upTo), limit),
      ),
  };
}

function upToWeight(events: Iterable<StoredEvent>): readonly StoredEvent[] {
  const batch: StoredEvent[] = [];
  let characters = 0;
  for (const event of events) {
    batch.push(event);
    characters += event.data.length + event.metadata.length;
    if (characters > MAX_BATCH_CHARACTERS) break;
  }
  return batch;
}

/**
 * The number behind a position of this log.
 *
 * @throws TypeError it was given out by another kind of log
 */
export function numberOf(position: Position): number {
  if (!/^\d{1,15}$/.test(position)) throw new TypeError(`'${position}' is not a position of this log.`);
  return Number(position);
}
