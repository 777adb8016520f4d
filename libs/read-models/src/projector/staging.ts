import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import type { StoredEvent } from '#event-log/event-log';
import { upcast, type Versions } from '#pathway/upcast';
import { versions as current } from '#pathway/versions';
import { needlessTypes } from '../derive/needless.js';
import { PART, partSql, stagingSql } from '../storage/schema.sql.js';
import { withoutLoneEscapes } from './lone-escapes.js';

/** The most rows that DuckDB takes in one chunk. */
const CHUNK = 2048;

/**
 * Events as lines, of the current versions of their types, but for those on which no answer can rest. One that this
 * release doesn't understand has no type.
 *
 * @param firstSeq local sequence number of the first line
 * @param needless types that are passed over
 */
export function linesOf(
  events: readonly StoredEvent[],
  firstSeq: bigint,
  versions: Versions = current,
  needless: ReadonlySet<string> = needlessTypes,
): readonly string[] {
  const first = Number(firstSeq);
  const lines: string[] = [];
  for (const event of events) {
    const read = readAs(versions, event);
    if (read.type === null || !needless.has(read.type)) lines.push(lineOf(read, first + lines.length));
  }
  return lines;
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
const lineOf = (
  { position, id, stream, type, effectiveOn, recordedAt, data }: ReadEvent,
  seq: number,
): string =>
  [
    ...[seq, name(position), name(id), name(stream), name(type ?? ''), name(effectiveOn), name(recordedAt)],
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
