import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { makeDurable } from './durable.js';
import { prepareSchema } from './schema.js';

/** While opening, another process may be creating or recovering the same file. */
const OPENING_TIMEOUT_MS = 10_000;

/** Short, because a wait inside SQLite stops the whole event loop; who writes waits longer outside it. */
const WRITING_TIMEOUT_MS = 5;

const WAL_KEPT_BYTES = 64 * 1024 * 1024;

const OWNER_ONLY = 0o600;

/** Opens the file for writing; creates it, for its owner only, and its folder, when missing. A file keeps its rights. */
export function openForWriting(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  // SQLite would let others read it; what it puts beside the file takes the rights of that.
  if (!existsSync(path)) closeSync(openSync(path, 'a', OWNER_ONLY));
  return prepared(new Database(path, { timeout: OPENING_TIMEOUT_MS }));
}

/**
 * Opens a file that was open before. It is never created: where a disk was unmounted, an empty log would take the
 * place of the real one. Does not wait for other processes, because requests are being answered meanwhile.
 */
export function reopenForWriting(path: string): Database.Database {
  return prepared(new Database(path, { timeout: WRITING_TIMEOUT_MS, fileMustExist: true }));
}

/** Opens an existing log for reading beside its writer. */
export function openForReading(path: string): Database.Database {
  return new Database(path, { readonly: true, fileMustExist: true, timeout: OPENING_TIMEOUT_MS });
}

function prepared(db: Database.Database): Database.Database {
  try {
    // Of a new file. Events come in by the hundred: half as many pages are half the work on them.
    db.pragma('page_size = 8192');
    db.pragma('journal_mode = WAL');
    // NORMAL would lose acknowledged commits in a power cut.
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // What INSERT OR REPLACE would replace is deleted: so it is refused as that is.
    db.pragma('recursive_triggers = ON');
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    prepareSchema(db);
    makeDurable(db, WRITING_TIMEOUT_MS);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}
