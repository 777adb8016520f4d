import type { Database } from 'better-sqlite3';

/** Stamped into `user_version`; a file with a higher number was written by a later release. */
const SCHEMA_VERSION = 1;

/**
 * - `position` is the rowid: given inside the write transaction, so commit order is position order, and never
 *   used twice because nothing is ever deleted.
 * - There is no unique index on `id`: ids are random, and such an index halves bulk import by the fourth
 *   million events. A retry is recognised in its own stream, at the place where it would stand.
 * - `INSERT OR REPLACE` fires no trigger on delete, so what it would replace is refused on the way in.
 * - There is no CHECK of the JSON: it costs a fifth of bulk import, and the text comes from `JSON.stringify`.
 */
const SCHEMA = `
CREATE TABLE streams (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE events (
  position INTEGER PRIMARY KEY,
  stream INTEGER NOT NULL REFERENCES streams (id),
  revision INTEGER NOT NULL CHECK (revision > 0),
  id TEXT NOT NULL,
  type TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  effective_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  data TEXT NOT NULL,
  metadata TEXT NOT NULL,
  UNIQUE (stream, revision)
) STRICT;

CREATE TRIGGER events_keep_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER events_keep_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
CREATE TRIGGER streams_keep_update BEFORE UPDATE ON streams BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
CREATE TRIGGER events_keep_order BEFORE INSERT ON events
WHEN NEW.revision <> (SELECT coalesce(max(revision), 0) + 1 FROM events WHERE stream = NEW.stream)
  OR NEW.position BETWEEN 1 AND (SELECT max(position) FROM events)
BEGIN SELECT RAISE(ABORT, 'events are appended to the end, without a gap'); END;
CREATE TRIGGER streams_keep_insert BEFORE INSERT ON streams
WHEN EXISTS (SELECT 1 FROM streams WHERE id = NEW.id OR name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
CREATE TRIGGER streams_keep_delete BEFORE DELETE ON streams BEGIN SELECT RAISE(ABORT, 'streams are append-only'); END;
`;

/**
 * Creates the tables in an empty file and leaves a known file as it is.
 *
 * @throws Error the file was written by a later release, or is some other database
 */
export function prepareSchema(db: Database): void {
  db.transaction(() => {
    const found = Number(db.pragma('user_version', { simple: true }));
    if (found === SCHEMA_VERSION) return;
    refuseStrangeFile(db, found);
    db.exec(SCHEMA);
    db.pragma(`user_version = ${SCHEMA_VERSION}`);
  }).immediate();
}

function refuseStrangeFile(db: Database, found: number): void {
  if (found > SCHEMA_VERSION) {
    throw new Error(
      `The event log ${db.name} has schema version ${found}; this release reads up to ${SCHEMA_VERSION}. Use a newer release.`,
    );
  }
  if (db.prepare('SELECT 1 FROM sqlite_schema').get() !== undefined) {
    throw new Error(`${db.name} is a database of something else, not an event log.`);
  }
}
