import { BIGINT, type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { StoredEvent } from '#event-log/event-log';
import { upcast, type Versions } from '#pathway/upcast';
import { versions as current } from '#pathway/versions';
import { withoutLoneEscapes } from './lone-escapes.js';

const types = [BIGINT, VARCHAR, VARCHAR, VARCHAR, INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR];
/** The most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

/**
 * Appends events to the temporary table `staged`, as the current versions of their types have them. One that this
 * release doesn't understand is there without its type.
 *
 * @param firstSeq local sequence number of the first of them
 */
export async function stage(
  connection: DuckDBConnection,
  events: readonly StoredEvent[],
  firstSeq: bigint,
  versions: Versions = current,
): Promise<void> {
  const appender = await connection.createAppender('staged', 'main', 'temp');
  try {
    for (let start = 0; start < events.length; start += CHUNK) {
      const read = events.slice(start, start + CHUNK).map((event) => readAs(versions, event));
      appender.appendDataChunk(chunkOf(read, firstSeq + BigInt(start)));
    }
  } finally {
    appender.closeSync();
  }
}

type ReadEvent = Omit<StoredEvent, 'type'> & { readonly type: string | null };

/** No JSON: what can't be upcast can't be applied, and parks its stream. */
const UNREADABLE = '';

function readAs(versions: Versions, event: StoredEvent): ReadEvent {
  try {
    return upcast(event, versions) ?? { ...event, type: null };
  } catch {
    return { ...event, data: UNREADABLE };
  }
}

function chunkOf(events: readonly ReadEvent[], firstSeq: bigint): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, events.length);
  chunk.setColumns([
    events.map((_, index) => firstSeq + BigInt(index)),
    events.map(({ position }) => position),
    events.map(({ id }) => id),
    events.map(({ stream }) => stream),
    events.map(({ revision }) => revision),
    events.map(({ type }) => type),
    events.map(({ effectiveOn }) => effectiveOn),
    events.map(({ recordedAt }) => recordedAt),
    events.map(({ data }) => withoutLoneEscapes(data)),
  ]);
  return chunk;
}
