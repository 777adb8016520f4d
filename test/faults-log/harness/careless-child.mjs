/**
 * Writes single rows to a database with SQLite's usual setting for write-ahead logs, which the event log does not use,
 * and tells of them as `appending-child.mjs` does. It shows that a power cut does take something away.
 *
 *   node test/faults-log/harness/careless-child.mjs <path>
 */
import { writeSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';

const db = new Database(process.argv[2]);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = NORMAL');
db.exec('CREATE TABLE rows (id TEXT)');
const insert = db.prepare('INSERT INTO rows (id) VALUES (?)');

try {
  for (let n = 0; ; n += 1) {
    writeSync(1, `TRY ${n}\n`);
    insert.run(String(n));
    writeSync(1, `ACK ${n}\n`);
    await nextTurn();
  }
} catch {
  // The disk is gone, and so is this process in a moment.
}
