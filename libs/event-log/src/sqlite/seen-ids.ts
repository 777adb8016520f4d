import Database from 'better-sqlite3';
import type { Position, StoredEvent } from '../event-log.js';
import type { SeenIds } from '../verifying/verify.js';

/** What the sorting may keep in memory. All else is on disk. */
const CACHE_KIB = 32 * 1024;

/** Within one id in the order of the log: the second is the first that repeats it. */
const REPEATED = `
  SELECT position FROM ids WHERE seq = (
    SELECT min(seq) FROM (SELECT seq, row_number() OVER (PARTITION BY id ORDER BY seq) AS nth FROM ids) WHERE nth = 2)`;

/**
 * Remembers ids in a nameless SQLite file in the folder for temporary files, which vanishes with the process: some 30
 * bytes of disk for an event, and again as many while they are sorted.
 */
export function seenIds(): SeenIds & { close(): void } {
  const db = new Database('');
  db.pragma(`cache_size = -${CACHE_KIB}`);
  db.pragma('temp_store = FILE');
  db.pragma('synchronous = OFF');
  db.pragma('journal_mode = OFF');
  db.exec('CREATE TABLE ids (seq INTEGER PRIMARY KEY, id BLOB NOT NULL, position TEXT NOT NULL)');
  const insert = db.prepare<[Buffer, Position]>('INSERT INTO ids (id, position) VALUES (?, ?)');
  const addAll = db.transaction((events: readonly StoredEvent[]) => {
    for (const { id, position } of events) insert.run(bytesOf(id), position);
  });
  const repeated = db.prepare<[], { position: Position }>(REPEATED);
  return {
    add: addAll,
    firstRepeated: () => repeated.get()?.position,
    close: () => db.close(),
  };
}

/** A UUID takes 16 bytes so; what is none has been found at fault before. */
const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
