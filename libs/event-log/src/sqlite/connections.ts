import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { prepareSchema } from './schema.js';

/** While opening, another process may be creating or recovering the same file. */
const OPENING_TIMEOUT_MS = 10_000;

/** Short, because a wait inside SQLite stops the whole event loop; `GroupWriter` waits longer outside it. */
const WRITING_TIMEOUT_MS = 5;

const WAL_KEPT_BYTES = 64 * 1024 * 1024;

/** Opens the file for writing; creates it, and its folder, when missing. */
export function openForWriting(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  const db = new Database(path, { timeout: OPENING_TIMEOUT_MS });
  try {
    prepareForWriting(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepareForWriting(db: Database.Database): void {
  db.pragma('journal_mode = WAL');
  // NORMAL would lose acknowledged commits in a power cut.
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
  prepareSchema(db);
  // A killed writer may leave a commit that is readable but was never synced. It must be on disk before
  // a retry is answered with "already recorded".
  db.pragma('wal_checkpoint(PASSIVE)');
  db.pragma(`busy_timeout = ${WRITING_TIMEOUT_MS}`);
}

/** Opens an existing log for reading beside its writer. */
export function openForReading(path: string): Database.Database {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: OPENING_TIMEOUT_MS });
}
