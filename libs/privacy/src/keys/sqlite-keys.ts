import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UnusableKeys, type Kept, type KeptKeys, type NoteName, type Tombstone } from './kept-keys.js';

const OWNER_ONLY = 0o600;
const SCHEMA_VERSION = 1;

/** Other processes on the same file are waited for so long. */
const PATIENCE_MS = 5_000;

const TABLES = `
CREATE TABLE keys (
  subject TEXT PRIMARY KEY,
  wrapped BLOB,
  erased_at TEXT,
  CHECK ((wrapped IS NULL) = (erased_at IS NOT NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER keys_keep_tombstones BEFORE DELETE ON keys BEGIN SELECT RAISE(ABORT, 'a tombstone stays'); END;
CREATE TRIGGER keys_stay_erased BEFORE UPDATE ON keys WHEN OLD.erased_at IS NOT NULL
  BEGIN SELECT RAISE(ABORT, 'an erasure stays'); END;
PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * The keys in a file of their own, which is made on first use, for its owner only. It has no write-ahead log, in which
 * a destroyed key would live on; what is deleted or overwritten is filled with zeros.
 *
 * @throws UnusableKeys it is no such file, or of a later release
 */
export function sqliteKeys(path: string): KeptKeys {
  const db = opened(path);
  const read = db.prepare<[string], Row>('SELECT wrapped, erased_at AS erasedAt FROM keys WHERE subject = ?');
  const add = db.prepare('INSERT INTO keys (subject, wrapped) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const bury = db.prepare(`INSERT INTO keys (subject, erased_at) VALUES (?, ?)
    ON CONFLICT DO UPDATE SET wrapped = NULL, erased_at = excluded.erased_at WHERE erased_at IS NULL`);
  const buried = db.prepare<[], Tombstone>(
    'SELECT subject, erased_at AS erasedAt FROM keys WHERE erased_at IS NOT NULL ORDER BY subject',
  );
  const noted = db.prepare<[string], { readonly value: string }>('SELECT value FROM notes WHERE name = ?');
  const rowsOf = (subjects: Iterable<string>) => found([...subjects].map((each) => [each, read.get(each)]));
  const keepAll = db.transaction((wrapped: ReadonlyMap<string, Uint8Array>) => {
    for (const [subject, key] of wrapped) add.run(subject, key);
    return rowsOf(wrapped.keys());
  });
  const buryAll = db.transaction((subjects: readonly string[], erasedAt: string) => {
    for (const subject of subjects) bury.run(subject, erasedAt);
  });
  const noteOne = db.transaction((name: NoteName, value: string) => {
    const how = name === 'master key' ? 'NOTHING' : 'UPDATE SET value = excluded.value';
    db.prepare(`INSERT INTO notes VALUES (?, ?) ON CONFLICT DO ${how}`).run(name, value);
    return noted.get(name)!.value;
  });
  return {
    of: async (subjects) => rowsOf(subjects),
    keep: async (wrapped) => keepAll.immediate(wrapped),
    erase: async (subjects, erasedAt) => buryAll.immediate(subjects, erasedAt),
    tombstones: async () => buried.all(),
    note: async (name) => noted.get(name)?.value,
    setNote: async (name, value) => noteOne.immediate(name, value),
    close: async () => void db.close(),
  };
}

interface Row {
  readonly wrapped: Uint8Array | null;
  readonly erasedAt: string | null;
}

const found = (rows: readonly (readonly [string, Row | undefined])[]): ReadonlyMap<string, Kept> =>
  new Map(
    rows.flatMap(([subject, row]): readonly (readonly [string, Kept])[] => {
      if (!row) return [];
      return [[subject, row.wrapped ? { wrapped: row.wrapped } : { erasedAt: row.erasedAt! }]];
    }),
  );

function opened(path: string): Database.Database {
  mkdirSync(dirname(path), { recursive: true });
  // SQLite would make the file readable by others; its journal takes the rights of the file.
  closeSync(openSync(path, 'a', OWNER_ONLY));
  chmodSync(path, OWNER_ONLY);
  const db = new Database(path, { timeout: PATIENCE_MS });
  try {
    for (const pragma of ['journal_mode = DELETE', 'synchronous = EXTRA', 'secure_delete = ON'])
      db.pragma(pragma);
    db.transaction(() => prepare(db, path)).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function prepare(db: Database.Database, path: string): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version === SCHEMA_VERSION) return;
  if (version > SCHEMA_VERSION)
    throw new UnusableKeys(`${path}: These keys were written by a later release. Use a newer one.`);
  if (db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined)
    throw new UnusableKeys(`${path}: This holds something else, no keys. Check PATHWAYS_KEYS.`);
  db.exec(TABLES);
}
