import type { Database } from 'better-sqlite3';
import { migrateFromVersion1 } from './version-1.js';

/** Stamped into `user_version`; a file with a higher number was written by a later release. */
const SCHEMA_VERSION = 2;

/**
 * A function that the connections of this program alone have. Where a rule of the file names it, the SQL of any other
 * that would write there does not even compile. It is never called: what stands before it is always true, or always
 * false.
 */
const WRITER_ONLY = 'only_the_event_log_appends';

/**
 * - `position` is the rowid: given inside the write transaction, so commit order is position order, and never
 *   used twice because nothing is ever deleted.
 * - `events` has no index but that. A durable commit costs what it makes dirty, and an index over streams or ids
 *   dirties a page for each event somewhere in the file: half the speed, and less as the log grows. Instead each
 *   event names the one before it in its stream, and `heads` says where the streams end; it lags behind and is
 *   brought up to date in large portions (`heads.ts`).
 * - A retry is recognised in its own stream, at the place where it would stand.
 * - Strangers are kept out of `events` by a CHECK: a trigger, called for each row, costs bulk import a tenth.
 * - There is no CHECK of the JSON: it costs a fifth of bulk import, and the text comes from `JSON.stringify`.
 */
const TABLES = `
CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream TEXT NOT NULL,
  revision INTEGER NOT NULL,
  previous INTEGER CHECK (previous < position),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0 OR ${WRITER_ONLY}() < 0),
  effective_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL,
  CHECK ((previous IS NULL) = (revision = 1))
) STRICT;

CREATE TABLE heads (
  stream TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE heads_known_to (position INTEGER NOT NULL) STRICT;
INSERT INTO heads_known_to VALUES (0);
`;

const NEVER_CALLED = `(NEW.position IS NULL AND ${WRITER_ONLY}())`;

const GUARDS = `
CREATE TRIGGER events_keep_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_keep_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
${['heads', 'heads_known_to'].map(guardHeads).join('')}`;

function guardHeads(table: string): string {
  const refuse = `BEGIN SELECT RAISE(ABORT, 'only the event log appends'); END;\n`;
  return `
CREATE TRIGGER ${table}_keep_insert BEFORE INSERT ON ${table} WHEN ${NEVER_CALLED} ${refuse}
CREATE TRIGGER ${table}_keep_update BEFORE UPDATE ON ${table} WHEN ${NEVER_CALLED} ${refuse}
CREATE TRIGGER ${table}_keep_delete BEFORE DELETE ON ${table} ${refuse}`;
}

/**
 * Creates the tables in an empty file, brings those of an earlier release up to date, and lets the connection append.
 *
 * @throws Error the file was written by a later release, or is some other database
 */
export function prepareSchema(db: Database): void {
  db.function(WRITER_ONLY, { deterministic: true }, () => 1);
  db.transaction(() => {
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found === SCHEMA_VERSION) return;
    refuseStrangeFile(db, found);
    if (found === 1) migrateFromVersion1(db, TABLES);
    else db.exec(TABLES);
    db.exec(GUARDS);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}

function refuseStrangeFile(db: Database, found: number): void {
  if (found > SCHEMA_VERSION) {
    throw new Error(
      `The event log ${db.name} has schema version ${found}; this release reads up to ${SCHEMA_VERSION}. Use a newer release.`,
    );
  }
  if (found === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
    throw new Error(`${db.name} is a database of something else, not an event log.`);
  }
}
