import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { IN_MEMORY } from './shelf.js';

/**
 * Opens a database in memory. What doesn't fit waits in the system's folder of temporary files, where only its owner can
 * read it, and goes when the database is closed; the engine by itself would leave it in the working folder.
 */
export async function openInMemory(settings: Readonly<Record<string, string>>): Promise<DuckDBInstance> {
  const folder = mkdtempSync(join(tmpdir(), 'pathways-spilt-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const instance = await DuckDBInstance.create(IN_MEMORY, {
      ...settings,
      temp_directory: join(folder, 'spilt'),
    });
    return Object.assign(instance, { closeSync: closedWith(instance, remove) });
  } catch (error) {
    remove();
    throw error;
  }
}

function closedWith(instance: DuckDBInstance, remove: () => void): () => void {
  const close = instance.closeSync.bind(instance);
  return () => {
    close();
    remove();
  };
}
