import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { EventLog } from '#event-log/event-log';
import { createStoredTables } from '../derive/publish.js';
import { readCheckpoint } from '../projector/projection.js';
import { type DatabaseLimits, openDatabase, SCHEMA_VERSION } from './database.js';
import { probe } from './probe.js';
import { schemaSql } from './schema.sql.js';

export const IN_MEMORY = ':memory:';

/**
 * Opens the read model's file, or makes it anew: when it is missing, of another version, or not built from this
 * log. A damaged one is set aside as `<path>.corrupt-<n>` first. Nothing is lost with it, as all of it comes from
 * the log.
 *
 * @throws Error another process holds the file, or the folder cannot be written
 */
export async function openStore(
  path: string,
  log: EventLog,
  limits: DatabaseLimits,
): Promise<DuckDBInstance> {
  if (path !== IN_MEMORY && existsSync(path)) {
    const state = await probe(path);
    if (state === 'held')
      throw new Error('Another process holds the read model: stop it, or use another data folder.');
    if (state === 'damaged') setAside(path);
    else {
      const instance = await openDatabase(path, limits);
      if (await isUsable(instance, log)) return instance;
      instance.closeSync();
      remove(path);
    }
  }
  if (path !== IN_MEMORY) mkdirSync(dirname(path), { recursive: true });
  return createStore(await openDatabase(path, limits));
}

async function createStore(instance: DuckDBInstance): Promise<DuckDBInstance> {
  return withConnection(instance, async (connection) => {
    await connection.run(schemaSql);
    await createStoredTables(connection);
    // Written last: a file without a version is an unfinished one.
    await connection.run('INSERT INTO read_model VALUES ($version)', { version: SCHEMA_VERSION });
    return instance;
  });
}

/** That a file opens proves nothing: it must be of this version, and the log hold the fact of its checkpoint. */
async function isUsable(instance: DuckDBInstance, log: EventLog): Promise<boolean> {
  return withConnection(instance, async (connection) => {
    try {
      const [row] = (await connection.runAndReadAll('SELECT version FROM read_model')).getRows();
      if (row?.[0] !== SCHEMA_VERSION) return false;
      const { position, factId } = await readCheckpoint(connection);
      return position === null || (await log.eventAt(position))?.id === factId;
    } catch {
      return false;
    }
  });
}

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

const walOf = (path: string): string => `${path}.wal`;

function remove(path: string): void {
  rmSync(path, { force: true });
  rmSync(walOf(path), { force: true });
}

function setAside(path: string): void {
  let n = 1;
  while (existsSync(`${path}.corrupt-${n}`)) n += 1;
  renameSync(path, `${path}.corrupt-${n}`);
  if (existsSync(walOf(path))) renameSync(walOf(path), walOf(`${path}.corrupt-${n}`));
}
