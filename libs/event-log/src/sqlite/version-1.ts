import type { Database } from 'better-sqlite3';

/** In version 1 streams had numbers and a unique index over stream and revision. */
const DROP_GUARDS = `
DROP TRIGGER events_keep_update;
DROP TRIGGER events_keep_delete;
DROP TRIGGER events_keep_order;
DROP TRIGGER streams_keep_insert;
DROP TRIGGER streams_keep_update;
DROP TRIGGER streams_keep_delete;
ALTER TABLE events RENAME TO events_1;
`;

const COPY = `
INSERT INTO events
SELECT position, name, revision,
  (SELECT position FROM events_1 AS before WHERE before.stream = one.stream AND before.revision = one.revision - 1),
  one.id, type, version, effective_on, recorded_at, data, metadata
FROM events_1 AS one CROSS JOIN streams ON streams.id = one.stream ORDER BY position;

INSERT INTO heads
SELECT name, position, max(revision) FROM events_1 CROSS JOIN streams ON streams.id = events_1.stream
GROUP BY name ORDER BY name;

UPDATE heads_known_to SET position = (SELECT coalesce(max(position), 0) FROM events);

DROP TABLE events_1;
DROP TABLE streams;
`;

/** Rewrites a file of version 1, every event at its old position. Runs within the transaction the caller has begun. */
export function migrateFromVersion1(db: Database, tables: string): void {
  db.exec(DROP_GUARDS);
  db.exec(tables);
  db.exec(COPY);
}
