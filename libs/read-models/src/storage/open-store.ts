import { existsSync } from 'node:fs';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { createStoredTables } from '../derive/publish.js';
import { type DatabaseLimits, openDatabase, SCHEMA_VERSION } from './database.js';
import { probe } from './probe.js';
import { schemaSql } from './schema.sql.js';
import type { Shelf } from './shelf.js';

/** An open database of the read model. */
export interface Store {
  readonly generation: number;
  readonly instance: DuckDBInstance;
}

/**
 * Opens the current generation. Undefined when there is none that can answer: missing, of another version, or damaged
 * (then it is set aside). Nothing is lost with it, as all of it comes from the log.
 *
 * @throws Error another process holds it
 */
export async function openCurrent(shelf: Shelf, limits: DatabaseLimits): Promise<Store | undefined> {
  const generation = shelf.current();
  if (generation === undefined) return undefined;
  const state = existsSync(shelf.pathOf(generation)) ? await probe(shelf.pathOf(generation)) : 'damaged';
  if (state === 'held') throw heldByAnother();
  if (state === 'damaged') {
    shelf.setAside(generation);
    return undefined;
  }
  const instance = await openDatabase(shelf.pathOf(generation), limits);
  if (await isWhole(instance)) return { generation, instance };
  instance.closeSync();
  shelf.remove(generation);
  return undefined;
}

/** Makes the database of a new generation, with nothing in it. */
export async function createNext(shelf: Shelf, limits: DatabaseLimits): Promise<Store> {
  const generation = Math.max(0, shelf.current() ?? 0, ...shelf.numbers()) + 1;
  const instance = await openDatabase(shelf.pathOf(generation), limits);
  try {
    await makeTables(instance);
    return { generation, instance };
  } catch (error) {
    instance.closeSync();
    shelf.remove(generation);
    throw error;
  }
}

/**
 * Removes what an interrupted rebuild or an earlier release left behind.
 *
 * @throws Error another process is building there
 */
export async function removeLeftovers(shelf: Shelf): Promise<void> {
  shelf.removeStrays();
  const leftovers = shelf.numbers().filter((generation) => generation !== shelf.current());
  for (const generation of leftovers) {
    const path = shelf.pathOf(generation);
    if (existsSync(path) && (await probe(path)) === 'held') throw heldByAnother();
    shelf.remove(generation);
  }
}

const heldByAnother = (): Error =>
  new Error('Another process holds the read model: stop it, or use another data folder.');

/** From here on the file alone, without its write-ahead log, holds what has been applied so far. */
export const writeThrough = async ({ instance }: Store): Promise<void> =>
  withConnection(instance, async (connection) => void (await connection.run('CHECKPOINT')));

/** Makes the stored tables, with nothing in them, in a new database. */
export const makeTables = (instance: DuckDBInstance): Promise<void> =>
  withConnection(instance, async (connection) => {
    await connection.run(schemaSql);
    await createStoredTables(connection);
    // Written last: a file without a version is an unfinished one.
    await connection.run('INSERT INTO read_model VALUES ($version)', { version: SCHEMA_VERSION });
  });

/** That a file opens proves nothing: it must be of this version, and hold as many facts as its checkpoint counts. */
export const isWhole = (instance: DuckDBInstance): Promise<boolean> =>
  withConnection(instance, async (connection) => {
    try {
      const sql = `SELECT version, (SELECT facts FROM checkpoint) = (SELECT count(*) FROM facts) FROM read_model`;
      const [row] = (await connection.runAndReadAll(sql)).getRows();
      return row?.[0] === SCHEMA_VERSION && row[1] === true;
    } catch {
      return false;
    }
  });

async function withConnection<T>(
  instance: DuckDBInstance,
  work: (connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  const connection = await instance.connect();
  try {
    return await work(connection);
  } finally {
    connection.closeSync();
  }
}
