import { BIGINT, type DuckDBConnection, DuckDBDataChunk, INTEGER, VARCHAR } from '@duckdb/node-api';
import type { StoredEvent } from '#event-log/event-log';
import { withoutLoneEscapes } from './lone-escapes.js';

const types = [BIGINT, VARCHAR, VARCHAR, VARCHAR, INTEGER, VARCHAR, VARCHAR, VARCHAR, VARCHAR];
/** The most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

/**
 * Appends events as they are to the temporary table `staged`; nothing in them is understood yet.
 *
 * @param firstSeq local sequence number of the first of them
 */
export async function stage(
  connection: DuckDBConnection,
  events: readonly StoredEvent[],
  firstSeq: bigint,
): Promise<void> {
  const appender = await connection.createAppender('staged', 'main', 'temp');
  try {
    for (let start = 0; start < events.length; start += CHUNK) {
      appender.appendDataChunk(chunkOf(events.slice(start, start + CHUNK), firstSeq + BigInt(start)));
    }
  } finally {
    appender.closeSync();
  }
}

function chunkOf(events: readonly StoredEvent[], firstSeq: bigint): DuckDBDataChunk {
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
