import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { LogUnavailable, RevisionConflict, StorageFull, type Append } from '../event-log.js';
import { event, events, refusalOf } from '../../spec/synthetic-events.js';
import { openForWriting } from './connections.js';
import { GroupWriter } from './group-writer.js';
import { Heads } from './heads.js';

const BUSY_LIMIT_MS = 100;

describe('the writer of a SQLite log', () => {
  let folder: string;
  let db: Database.Database;
  let commits: number;
  let writer: GroupWriter;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    db = openForWriting(join(folder, 'log.sqlite'));
    commits = 0;
    const listener = { onCommit: () => (commits += 1), onBroken: () => undefined };
    writer = new GroupWriter(db, new Heads(db), listener, BUSY_LIMIT_MS);
  });
  afterEach(async () => {
    await writer.finish();
    db.close();
    rmSync(folder, { recursive: true });
  });

  const stored = (): unknown[] => db.prepare('SELECT stream FROM events ORDER BY position').pluck().all();
  const one = (stream: string, weight = 10): Append => ({
    stream,
    expectedRevision: 0,
    events: [event(stream, 0, { text: 'x'.repeat(weight) })],
  });

  it('makes a series of appends in one transaction, in order', async () => {
    const names = Array.from({ length: 500 }, (_, i) => `s${i}`);
    expect(await writer.append(names.map((name) => one(name)))).toMatchObject({ position: '500' });
    expect(stored()).toEqual(names);
    expect(commits).toBe(1);
  });

  it('makes a series that is too long for one transaction in several, without others in between', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `s${i}`);
    const long = writer.append(names.map((name) => one(name, 1_000_000)));
    const after = writer.append([one('after')]);
    await Promise.all([long, after]);
    expect(stored()).toEqual([...names, 'after']);
    expect(commits).toBe(3);
  });

  it('ends a series at a conflict, and only that one', async () => {
    await writer.append([one('taken')]);
    const series = [one('a'), { stream: 'taken', expectedRevision: 0, events: events('other', 1) }, one('b')];
    const [refusal] = await Promise.all([refusalOf(writer.append(series)), writer.append([one('c')])]);
    expect(refusal).toBeInstanceOf(RevisionConflict);
    expect(stored()).toEqual(['taken', 'a', 'c']);
  });

  it('sees in a series what it has appended before', async () => {
    const next = { stream: 'a', expectedRevision: 1, events: events('next', 2) };
    expect(await writer.append([one('a'), next, one('b'), next])).toEqual({
      revision: 3,
      position: '3',
      alreadyRecorded: true,
    });
    expect(stored()).toEqual(['a', 'a', 'a', 'b']);
  });

  it('lets nothing of a series past the append for which there was no room', async () => {
    const pages = Number(db.pragma('page_count', { simple: true }));
    db.pragma(`max_page_count = ${pages + 10}`);
    const series = [one('fits'), one('too large', 100_000), one('would fit'), one('would fit too')];
    const [refusal] = await Promise.all([refusalOf(writer.append(series)), writer.append([one('other')])]);
    expect(refusal).toBeInstanceOf(StorageFull);
    expect(stored()).toEqual(['fits', 'other']);

    db.pragma('max_page_count = 1000000');
    await writer.append(series);
    expect(stored()).toEqual(['fits', 'other', 'too large', 'would fit', 'would fit too']);
  });

  it('refuses all that wait when another process holds the log for long, and goes on afterwards', async () => {
    const other = new Database(join(folder, 'log.sqlite'));
    other.exec('BEGIN IMMEDIATE');
    const refusals = await Promise.all([
      refusalOf(writer.append([one('a')])),
      refusalOf(writer.append([one('b'), one('c')])),
    ]);
    for (const refusal of refusals) expect(refusal).toBeInstanceOf(LogUnavailable);
    other.exec('COMMIT');
    other.close();
    expect(stored()).toEqual([]);
    expect(await writer.append([one('a')])).toMatchObject({ position: '1' });
  });
});
