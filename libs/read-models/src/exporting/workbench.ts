import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { quoted } from '../quoted.sql.js';
import type { DatabaseLimits } from '../storage/database.js';

/** Where the tables of an extract are put together, and from where they are written to files. */
export interface Workbench {
  readonly connection: DuckDBConnection;
  close(): void;
}

/** The name under which the replayed tables are known there. */
export const REPLAY = 'replay';

/**
 * Opens a database of its own in a folder, with the replayed one beside it to be read. From SQL nothing but the two
 * folders can be reached.
 *
 * @param folder where it is kept, and what doesn't fit into memory
 * @param written the folder that files are written to
 */
export async function openWorkbench(
  folder: string,
  written: string,
  replay: string,
  limits: DatabaseLimits,
): Promise<Workbench> {
  const instance = await DuckDBInstance.create(join(folder, 'extract.duckdb'), {
    memory_limit: limits.memory,
    threads: String(limits.threads),
    temp_directory: join(folder, 'spilled'),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  const close = (): void => {
    connection.closeSync();
    instance.closeSync();
  };
  try {
    await connection.run(`ATTACH ${quoted(replay)} AS ${REPLAY} (READ_ONLY)`);
    await connection.run(`
      SET allowed_directories = [${quoted(folder)}, ${quoted(written)}];
      SET enable_external_access = false; SET lock_configuration = true`);
    return { connection, close };
  } catch (error) {
    close();
    throw error;
  }
}

/** The rows of a query, as JavaScript values; dates and instants as texts. */
export const rowsOf = async <T>(connection: DuckDBConnection, sql: string): Promise<readonly T[]> =>
  (await connection.runAndReadAll(sql)).getRowObjectsJson() as readonly unknown[] as readonly T[];
