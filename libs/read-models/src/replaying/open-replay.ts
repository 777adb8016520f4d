import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { askingOf } from '../serving/asking.js';
import type { Answerable } from '../read-model.js';
import { catalogOf, DEFAULT_LIMITS, type DatabaseLimits, openDatabase } from '../storage/database.js';
import { isWhole } from '../storage/open-store.js';
import { probe } from '../storage/probe.js';
import { UnusableReplay } from './manifest.js';

/** The database of a replayed folder. */
export const databasePath = (folder: string): string => join(folder, 'read-model.duckdb');

/** @throws UnusableReplay the database of a replay is missing or damaged, or a service writes it */
export async function refuseDamaged(path: string): Promise<void> {
  if (!existsSync(path)) throw new UnusableReplay(`${path}: This file is missing. Replay again.`);
  const state = await probe(path);
  if (state === 'damaged') throw new UnusableReplay(`${path}: The file is damaged. Replay again.`);
  if (state === 'held')
    throw new UnusableReplay(
      `${path}: A running service holds this file. Ask the service itself, with --url.`,
    );
}

/**
 * Opens a database of the read model that nobody writes, to be asked.
 *
 * @throws UnusableReplay it is of another release, or was never finished
 * @throws Error another process writes it
 */
export async function askedReadOnly(
  path: string,
  limits: DatabaseLimits = DEFAULT_LIMITS,
): Promise<Answerable & { close(): Promise<void> }> {
  const instance = await openDatabase(path, limits, 'READ_ONLY');
  try {
    if (!(await isWhole(instance)))
      throw new UnusableReplay(`${path}: The file is not whole, or of another release.`);
    const connection = await instance.connect();
    const catalog = await catalogOf(connection);
    connection.closeSync();
    const asking = await askingOf(instance, catalog, () => ({ isLogReachable: true, standstill: null }));
    return {
      seenBy: (scope) => ({ ask: (viewpoint, question) => asking.ask(scope, viewpoint, question) }),
      async close() {
        await asking.close();
        instance.closeSync();
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}
