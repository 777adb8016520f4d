import { type DuckDBConnection, DuckDBDataChunk, VARCHAR } from '@duckdb/node-api';
import type { Position, StoredEvent } from '#event-log/event-log';
import type { KnownBatch } from '../../replaying/events-known.js';
import { type CodeCounts, codeCounts } from '../described/codes.js';
import type { Pseudonyms } from '../pseudonyms.js';
import { FACT_TEXTS, type FactRow, factRowOf, isOfPerson } from './fact-rows.js';

/** Stands between texts that cross into the database as one: no JSON holds it as it is. */
const PART = '\u001f';
/** As many as the database handles at a time. */
const SLAB = 2_048;
const SLABS_AT_ONCE = 16;

export interface Gathered {
  /** Of a type that this release doesn't understand, or of no teacher's and no organisation's record. */
  readonly leftOut: number;
  /** Those that the facts use. */
  readonly codes: CodeCounts;
}

export interface GatherOptions {
  readonly pseudonyms: Pseudonyms;
  readonly signal: AbortSignal;
  /** Told how far the log has been read. */
  readonly onProgress: (position: Position) => void;
}

/** Puts every fact of an extent into the table `gathered` of the workbench. However it ends, nothing is being written then. */
export async function gatherFacts(
  connection: DuckDBConnection,
  batches: AsyncIterable<KnownBatch>,
  { pseudonyms, signal, onProgress }: GatherOptions,
): Promise<Gathered> {
  await connection.run(tablesSql);
  const waiting = slabsInto(connection);
  let leftOut = 0;
  const codes = codeCounts();
  const take = (event: StoredEvent): void => {
    if (isOfPerson(event.type)) return;
    const row = factRowOf(event, pseudonyms, codes);
    if (row) waiting.add(row);
    else leftOut += 1;
  };
  try {
    for await (const { events, reached } of batches) {
      signal.throwIfAborted();
      events.forEach(take);
      await waiting.writeFull();
      onProgress(reached.position);
    }
    await waiting.end();
  } finally {
    await waiting.settled();
  }
  await connection.run('CHECKPOINT');
  return { leftOut, codes };
}

const tablesSql = `
  CREATE TABLE gathered (record VARCHAR, about VARCHAR, number INTEGER, id UUID, type VARCHAR, effective_on DATE,
    recorded_at TIMESTAMP, source VARCHAR, target UUID, organisation VARCHAR, data VARCHAR)`;

/** Made anew each time: what is deleted from a temporary table stays in memory. */
const arrivingSql = `CREATE OR REPLACE TEMP TABLE arrived (${FACT_TEXTS.map((text) => `${text} VARCHAR`).join(', ')})`;

const takeSql = `
  INSERT INTO gathered
  SELECT record, about, number::INTEGER, try_cast(id AS UUID), type, try_cast(effective_on AS DATE),
    try_cast(recorded_at AS TIMESTAMP), nullif(source, ''), try_cast(nullif(target, '') AS UUID),
    nullif(organisation, ''), data
  FROM (SELECT ${FACT_TEXTS.map((text) => `unnest(string_split(${text}, chr(${PART.charCodeAt(0)}))) AS ${text}`).join(', ')}
    FROM arrived)`;

/** What waits for the table, side by side in slabs. While the database takes some in, more are gathered. */
function slabsInto(connection: DuckDBConnection) {
  let slabs: FactRow[] = [];
  let rows: FactRow[] = [];
  let writing: Promise<unknown> = Promise.resolve();
  const close = (): void => {
    if (rows.length === 0) return;
    slabs.push(FACT_TEXTS.map((_, column) => rows.map((row) => clean(row[column]!)).join(PART)));
    rows = [];
  };
  const write = async (): Promise<void> => {
    const full = slabs;
    slabs = [];
    await writing;
    if (full.length === 0) return;
    writing = append(connection, full);
    writing.catch(() => undefined);
  };
  return {
    add(row: FactRow): void {
      rows.push(row);
      if (rows.length === SLAB) close();
    },
    async writeFull(): Promise<void> {
      if (slabs.length >= SLABS_AT_ONCE) await write();
    },
    async end(): Promise<void> {
      close();
      await write();
      await writing;
    },
    /** A connection that is closed with a query under way never lets go of the process. */
    async settled(): Promise<void> {
      await writing.catch(() => undefined);
    },
  };
}

/** A name that holds the character that parts texts is none of ours. */
const clean = (text: string): string => (text.includes(PART) ? text.replaceAll(PART, '\ufffd') : text);

async function append(connection: DuckDBConnection, slabs: readonly FactRow[]): Promise<void> {
  await connection.run(arrivingSql);
  const appender = await connection.createAppender('arrived', 'main', 'temp');
  try {
    const chunk = DuckDBDataChunk.create(
      FACT_TEXTS.map(() => VARCHAR),
      slabs.length,
    );
    chunk.setColumns(FACT_TEXTS.map((_, column) => slabs.map((slab) => slab[column]!)));
    appender.appendDataChunk(chunk);
  } finally {
    appender.closeSync();
  }
  await connection.run(takeSql);
}
