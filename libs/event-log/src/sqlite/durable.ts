import { closeSync, fsyncSync, openSync, readSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

const CHUNK_BYTES = 1024 * 1024;

/**
 * Makes everything that can be read durable, before a retry may be answered with "already recorded".
 *
 * A commit can be readable and yet not be on disk: its writer was killed before the sync, or the sync failed and the
 * kernel now takes the pages for clean, so that a further sync does nothing and succeeds. Therefore the write-ahead
 * log is first written again, byte for byte, and synced; only then is it copied into the database file. The other
 * way about, a power cut while copying would leave half a commit in the file and nothing to complete it from.
 *
 * @param patienceMs how long the copying may wait for readers; left undone for their sake, it is made up for later
 * @throws Error the disk failed again, cannot be written, or another process is writing
 */
export function makeDurable(db: Database, patienceMs: number): void {
  // Within a transaction for writing no other process touches the write-ahead log.
  db.transaction(() => writeAgain(`${db.name}-wal`)).immediate();
  db.pragma(`busy_timeout = ${patienceMs}`);
  db.pragma('wal_checkpoint(TRUNCATE)');
}

function writeAgain(path: string): void {
  const file = openIfThere(path);
  if (file === undefined) return;
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    for (let at = 0, read: number; (read = readSync(file, chunk, 0, CHUNK_BYTES, at)) > 0;)
      at += writeSync(file, chunk, 0, read, at);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r+');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return undefined;
    throw error;
  }
}
