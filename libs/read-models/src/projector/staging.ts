import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import type { StoredEvent } from '#event-log/event-log';
import { upcast, type Versions } from '#pathway/upcast';
import { versions as current } from '#pathway/versions';
import { needlessTypes } from '../derive/needless.js';
import { PART, partSql, stagingSql } from '../storage/schema.sql.js';
import { sourceIn } from './source.js';
import { withoutLoneEscapes } from './lone-escapes.js';

/** The most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

/**
 * An event as a line, of the current version of its type; none if no answer can rest on it. One that this release
 * doesn't understand has no type.
 *
 * @param seq local sequence number
 * @param needless types that are passed over
 */
export function lineOf(
  event: StoredEvent,
  seq: number,
  versions: Versions = current,
  needless: ReadonlySet<string> = needlessTypes,
): string | undefined {
  const read = readAs(versions, event);
  return read.type !== null && needless.has(read.type) ? undefined : joined(read, seq);
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

/** One text in place of eight columns: handing a value to the database costs more than parting it there. */
const joined = (
  { position, id, stream, type, effectiveOn, recordedAt, metadata, data }: ReadEvent,
  seq: number,
): string =>
  [
    seq,
    name(position),
    name(id),
    name(stream),
    name(type ?? ''),
    name(effectiveOn),
    name(recordedAt),
    name(sourceIn(metadata)),
    withoutLoneEscapes(data),
  ].join(PART);

/** No JSON holds the character that parts a line; a name that does is no name of ours. */
const name = (text: string): string => (text.includes(PART) ? text.replaceAll(PART, '\ufffd') : text);

/** Puts lines into the temporary table `staged`, in place of what is there. */
export async function stage(connection: DuckDBConnection, lines: readonly string[]): Promise<void> {
  await connection.run(stagingSql);
  const appender = await connection.createAppender('arrived', 'main', 'temp');
  try {
    for (let start = 0; start < lines.length; start += CHUNK) {
      const rows = lines.slice(start, start + CHUNK);
      const chunk = DuckDBDataChunk.create([VARCHAR], rows.length);
      chunk.setColumns([rows]);
      appender.appendDataChunk(chunk);
    }
  } finally {
    appender.closeSync();
  }
  await connection.run(partSql);
}
