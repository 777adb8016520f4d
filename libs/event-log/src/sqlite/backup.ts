import { openForReading } from './connections.js';

/** Between two steps other work is done and an interruption is noticed: 16 MB at SQLite's usual page size. */
const PAGES_A_STEP = 4_096;

export interface BackupOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: { readonly pages: number; readonly of: number }) => void;
}

/**
 * Copies the file of a log as it is at this moment to a new file, page by page, while others go on writing to it. They
 * share the disk with it and no lock. `VACUUM INTO` disturbs them as much, takes longer and cannot be interrupted.
 *
 * @throws the signal's reason once it is aborted; an unfinished copy is removed
 */
export async function copyPages(
  path: string,
  to: string,
  { signal, onProgress }: BackupOptions,
): Promise<void> {
  const db = openForReading(path);
  try {
    // Reading is begun and not ended: else each step would see a newer file, and SQLite would begin anew with every
    // commit of another process.
    db.exec('BEGIN');
    db.prepare('SELECT 1 FROM sqlite_schema').get();
    await db.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        signal.throwIfAborted();
        onProgress({ pages: totalPages - remainingPages, of: totalPages });
        return PAGES_A_STEP;
      },
    });
  } finally {
    db.close();
  }
}
