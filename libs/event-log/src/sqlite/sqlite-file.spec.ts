import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { LogUnavailable, MAX_APPEND_BYTES, RevisionConflict, UnknownPosition } from '../event-log.js';
import { event, events, everything, refusalOf } from '../../spec/synthetic-events.js';
import { reopenForWriting } from './connections.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

describe('the SQLite file of a log', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    path = join(folder, 'new folder', 'log.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** What a stranger does to the file with SQL of their own. */
  function withSql<T>(work: (db: Database.Database) => T): T {
    const db = new Database(path);
    try {
      return work(db);
    } finally {
      db.close();
    }
  }

  async function writeSome(): Promise<void> {
    const log = openSqliteEventLog(path);
    await log.append('s', 0, events('c1', 2));
    await log.close();
  }

  it('is made for its owner only, whatever the process makes of other files, and keeps the rights that it is given', async () => {
    const rights = (file: string): number => statSync(file).mode & 0o777;
    const before = process.umask(0o022);
    try {
      const log = openSqliteEventLog(path);
      await log.append('s', 0, events('c1', 2));
      const files = readdirSync(dirname(path)).map((name) => join(dirname(path), name));
      expect(files.length).toBeGreaterThan(1);
      expect(files.map(rights)).toEqual(files.map(() => 0o600));
      await log.close();
      chmodSync(path, 0o640);
      await openSqliteEventLog(path).close();
      expect(rights(path)).toBe(0o640);
    } finally {
      process.umask(before);
    }
  });

  it('is not followed after a position that it has not come to', async () => {
    await writeSome();
    const log = openSqliteEventLog(path);
    const following = log
      .follow({ after: '3', signal: new AbortController().signal })
      [Symbol.asyncIterator]();
    expect(await refusalOf(following.next())).toBeInstanceOf(UnknownPosition);
    await log.close();
  });

  it.each([
    `UPDATE events SET data = '{}'`,
    'DELETE FROM events',
    `INSERT INTO heads VALUES ('other', 1, 1)`,
    'UPDATE heads_known_to SET position = 9',
    'DELETE FROM heads_known_to',
  ])('refuses %s', async (sql) => {
    await writeSome();
    withSql((db) => expect(() => db.exec(sql)).toThrow('append'));
  });

  /** The first event once more, at another position or revision. */
  const again = (verb: string, position: string, revision: string): string =>
    `${verb} INTO events SELECT ${position}, stream, ${revision}, previous, id, 'Tampered', version, effective_on,
      recorded_at, data, metadata FROM events WHERE position = 1`;

  const BEYOND_A_GAP = again('INSERT', 'NULL', '99');
  const IN_PLACE = again('INSERT OR REPLACE', 'position', 'revision');

  it.each([
    ['a second event at a revision', again('INSERT', '99', 'revision')],
    ['an event in place of another', IN_PLACE],
    ['an event in place of another at a new position', again('INSERT OR REPLACE', '99', 'revision')],
    [
      'an event in the place of a later one',
      again('INSERT', 'position', '1 + (SELECT max(revision) FROM events)'),
    ],
    ['an event beyond a gap', BEYOND_A_GAP],
  ])('refuses %s', async (_what, sql) => {
    await writeSome();
    withSql((db) => expect(() => db.exec(sql)).toThrow('append'));
  });

  it('refuses, even from one who poses as this program, a first event beyond a gap or after a later one', async () => {
    await writeSome();
    withSql((db) => {
      db.function('only_the_event_log_appends', { deterministic: true }, () => 1);
      expect(() => db.exec(BEYOND_A_GAP)).toThrow('CHECK constraint failed');
      const afterALaterOne = `INSERT INTO events SELECT 1 + position, stream, 2, 9, id, type, version, effective_on,
        recorded_at, data, metadata FROM events WHERE position = 2`;
      expect(() => db.exec(afterALaterOne)).toThrow('CHECK constraint failed');
    });
  });

  it('refuses, even from this program, an event in place of another', async () => {
    await writeSome();
    const db = reopenForWriting(path);
    expect(() => db.exec(IN_PLACE)).toThrow('events are append-only');
    db.close();
  });

  it('of a later release is refused with a clear message', async () => {
    await writeSome();
    withSql((db) => db.pragma('user_version = 3'));
    expect(() => openSqliteEventLog(path)).toThrow('has schema version 3; this release reads up to 2');
  });

  it('has no event at a position that it has not come to', async () => {
    await writeSome();
    const log = openSqliteEventLog(path);
    expect(await log.eventAt('2')).toMatchObject({ stream: 's', revision: 2 });
    expect(await log.eventAt('3')).toBeUndefined();
    await log.close();
  });

  it('of something else is refused and left alone', async () => {
    await writeSome();
    withSql((db) => db.pragma('user_version = 0'));
    expect(() => openSqliteEventLog(path)).toThrow('database of something else');
  });

  it('may be written through two handles, neither trusting what it saw before', async () => {
    const [one, two] = [openSqliteEventLog(path), openSqliteEventLog(path)];
    await one.append('s', 0, events('c1', 1));
    await two.append('s', 1, events('c2', 1));
    const stale = await refusalOf(one.append('s', 1, events('c3', 1)));
    expect(stale).toBeInstanceOf(RevisionConflict);
    expect(stale).toMatchObject({ actual: 2 });
    expect(await two.append('s', 0, events('c1', 1))).toMatchObject({ revision: 1, alreadyRecorded: true });
    await Promise.all([one.close(), two.close()]);
  });

  it('waits without stopping the process while another handle is writing', async () => {
    const log = openSqliteEventLog(path);
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE');
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 10);
    const appended = log.append('s', 0, events('c1', 1));
    setTimeout(() => other.exec('COMMIT'), 200);
    expect(await appended).toMatchObject({ revision: 1 });
    expect(ticks).toBeGreaterThan(5);
    clearInterval(ticking);
    other.close();
    await log.close();
  });

  it('shows a follower what another handle wrote', async () => {
    const [one, two] = [openSqliteEventLog(path), openSqliteEventLog(path)];
    const stop = new AbortController();
    const next = one.follow({ signal: stop.signal })[Symbol.asyncIterator]().next();
    await two.append('s', 0, events('c1', 1));
    expect((await next).value).toHaveLength(1);
    await Promise.all([one.close(), two.close()]);
  });

  it('ends those who follow it when it is closed, and tells those who read on', async () => {
    const log = openSqliteEventLog(path);
    await log.append('s', 0, events('c1', 2));
    const reading = log.readAll({ batchSize: 1 })[Symbol.asyncIterator]();
    await reading.next();
    const following = log.follow({ signal: new AbortController().signal })[Symbol.asyncIterator]();
    await following.next();
    const next = following.next();
    await log.close();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(await refusalOf(reading.next())).toBeInstanceOf(LogUnavailable);
  });

  it('is read in smaller batches where events are large', async () => {
    const log = openSqliteEventLog(path);
    const large = Array.from({ length: 40 }, (_, i) =>
      event('c1', i, { text: 'x'.repeat(MAX_APPEND_BYTES - 1_000) }),
    );
    for (const [index, one] of large.entries()) await log.append('s', index, [one]);
    const sizes: number[] = [];
    for await (const batch of log.readAll({})) sizes.push(batch.length);
    expect(Math.max(...sizes)).toBeLessThan(25);
    expect(await everything(log)).toHaveLength(40);
    await log.close();
  });

  it('refuses a position of another kind of log', async () => {
    const log = openSqliteEventLog(path);
    expect(await refusalOf(everything(log, 'C:12/P:12'))).toBeInstanceOf(TypeError);
    expect(() => log.comparePositions('1', 'x')).toThrow(TypeError);
    expect(() => log.comparePositions('1', '0500')).toThrow(TypeError);
    await log.close();
  });
});
