import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { event, everything } from '../../spec/synthetic-events.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

/** What the release before wrote; never to be changed. */
const VERSION_1 = `
CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
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
PRAGMA user_version = 1;
`;

const PLACES = [
  ['a', 1],
  ['Zoë', 1],
  ['a', 2],
  ['a', 3],
  ['Zoë', 2],
] as const;

/** What the release before would hand back. */
const KEPT = PLACES.map(([stream, revision], i) => ({
  ...event(stream, revision),
  stream,
  revision,
  position: String(i + 1),
}));

function writeVersion1(path: string): void {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.exec(VERSION_1);
  const insert = db.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  db.exec(`INSERT INTO streams (name) VALUES ('a'), ('Zoë')`);
  for (const e of KEPT) {
    const stream = e.stream === 'a' ? 1 : 2;
    const { id, type, version, effectiveOn, recordedAt, data, metadata } = e;
    insert.run(e.position, stream, e.revision, id, type, version, effectiveOn, recordedAt, data, metadata);
  }
  db.close();
}

describe('a log written by the release before', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    writeVersion1(join(folder, 'log.sqlite'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  const open = () => openSqliteEventLog(join(folder, 'log.sqlite'));

  it('opens with every event at its place', async () => {
    for (const log of [open(), open()]) {
      expect(await everything(log)).toEqual(KEPT);
      expect((await log.readStream('a')).map(({ id }) => id)).toEqual([1, 2, 3].map((n) => event('a', n).id));
      await log.close();
    }
  });

  it('goes on: a retry is recognised, a new event follows', async () => {
    const log = open();
    expect(await log.append('Zoë', 1, [event('Zoë', 2)])).toEqual({
      revision: 2,
      position: '5',
      alreadyRecorded: true,
    });
    expect(await log.append('a', 3, [event('a', 4)])).toMatchObject({ revision: 4, position: '6' });
    expect(await log.readStream('a', 2)).toMatchObject([{ revision: 3 }, { revision: 4 }]);
    await log.close();
  });

  it('is guarded as a new one is', async () => {
    await open().close();
    const db = new Database(join(folder, 'log.sqlite'));
    expect(() => db.exec('DELETE FROM events')).toThrow('append-only');
    expect(() => db.exec('INSERT INTO events SELECT * FROM events')).toThrow('append');
    db.close();
  });
});
