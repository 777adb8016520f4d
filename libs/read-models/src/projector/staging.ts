import { BIGINT, type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import { type EventBundle, type EventKind, PART, type StoredEvent } from '#event-log/event-log';
import { upcast, versionOf, type Versions } from '#pathway/upcast';
import { versions as current } from '#pathway/versions';
import { needlessTypes } from '../derive/needless.js';
import { stagingSql, TEXTS } from '../storage/schema.sql.js';
import { withoutLoneEscapes } from './lone-escapes.js';
import { sourceIn } from './source.js';
import type { Row, Slab } from './slabs.js';

/** The most rows that DuckDB takes in one chunk. */
const CHUNK = 2_048;

/**
 * An event as texts, of the current version of its type; none if no answer can rest on it. One that this release
 * doesn't understand has no type.
 *
 * @param needless types that are passed over
 */
export function rowOf(
  event: StoredEvent,
  versions: Versions = current,
  needless: ReadonlySet<string> = needlessTypes,
): Row | undefined {
  const read = readAs(versions, event);
  return read.type !== null && needless.has(read.type) ? undefined : textsOf(read);
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

const textsOf = ({ position, id, stream, type, effectiveOn, recordedAt, metadata, data }: ReadEvent): Row => [
  name(position),
  name(id),
  name(stream),
  name(type ?? ''),
  name(effectiveOn),
  name(recordedAt),
  name(sourceIn(metadata)),
  data.includes(PART) ? UNREADABLE : withoutLoneEscapes(data),
];

/** No JSON holds the character that parts texts; a name that does is no name of ours. */
const name = (text: string): string => (text.includes(PART) ? text.replaceAll(PART, '\ufffd') : text);

/** Kinds whose events are read as they stand in the log. */
export const readAsTheyAre: readonly EventKind[] = [...current.keys()].map((type) => ({
  type,
  version: versionOf(type, current)!,
}));

/** A bundle of events of such kinds as `rowOf` would have each, side by side, in the order of `TEXTS`. */
export const textsOfBundle = ({ texts }: EventBundle): readonly string[] => [
  texts.position,
  texts.id,
  texts.stream,
  texts.type,
  texts.effectiveOn,
  texts.recordedAt,
  texts.reportedBy,
  withoutLoneEscapes(texts.data),
];

/** Puts events where they wait, in place of what is there. */
export async function stage(connection: DuckDBConnection, slabs: readonly Slab[]): Promise<void> {
  await connection.run(stagingSql);
  const appender = await connection.createAppender('arrived', 'main', 'temp');
  try {
    for (let start = 0; start < slabs.length; start += CHUNK)
      appender.appendDataChunk(chunkOf(slabs.slice(start, start + CHUNK)));
  } finally {
    appender.closeSync();
  }
}

function chunkOf(slabs: readonly Slab[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create([BIGINT, BIGINT, ...TEXTS.map(() => VARCHAR)], slabs.length);
  chunk.setColumns([
    slabs.map(({ first }) => BigInt(first)),
    slabs.map(({ events }) => BigInt(events)),
    ...TEXTS.map((_, column) => slabs.map(({ texts }) => texts[column]!)),
  ]);
  return chunk;
}
