import type { DuckDBConnection } from '@duckdb/node-api';
import type { StoredEvent } from '#event-log/event-log';
import { storedTables } from '../src/derive/derivations.js';
import { makeStored } from '../src/derive/make.js';
import { createStoredTables } from '../src/derive/publish.js';
import { openProjection } from '../src/projector/projection.js';
import { type Row, slabsFrom } from '../src/projector/slabs.js';
import { stage } from '../src/projector/staging.js';
import { openDatabase } from '../src/storage/database.js';
import { schemaSql } from '../src/storage/schema.sql.js';

/** Name of a database in memory. */
export const MEMORY = 'memory';

/**
 * Runs work on the projector's own connection once these events are applied: so many at a time.
 *
 * @param isMadeFirst whether the tables that questions read seldom are there from the beginning, or made at the end
 */
export async function onWorkbench<T>(
  events: readonly StoredEvent[],
  work: (connection: DuckDBConnection) => Promise<T>,
  atATime = Infinity,
  isMadeFirst = true,
): Promise<T> {
  const database = await openDatabase(':memory:', { memory: '500MB', threads: 1 });
  const connection = await database.connect();
  try {
    await connection.run(schemaSql);
    await createStoredTables(connection);
    if (isMadeFirst) await makeStored(connection, MEMORY, storedTables);
    const projection = await openProjection(connection, MEMORY);
    for (let start = 0; start === 0 || start < events.length; start += atATime) {
      projection.stage(events.slice(start, start + atATime));
      await projection.apply(projection.nextRound());
    }
    await makeStored(connection, MEMORY, storedTables);
    return await work(connection);
  } finally {
    connection.closeSync();
    database.closeSync();
  }
}

/** Puts events where they wait to be applied, numbered from 1. */
export async function stageRows(connection: DuckDBConnection, rows: readonly Row[]): Promise<void> {
  const slabs = slabsFrom(1);
  for (const row of rows) slabs.add(row);
  await stage(connection, slabs.take());
}
