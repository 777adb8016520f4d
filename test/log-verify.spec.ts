import { copyFileSync, closeSync, openSync, writeSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { eventsIn, fill, folderOfLogs, logCommand, reported, stoppedAtOnce } from './log-run.js';

const { url, file } = folderOfLogs();
const SOUND = url('sound');
const DIGEST = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);

beforeAll(async () => {
  await fill(SOUND, 300);
  const ofTeachers = (await eventsIn(SOUND)).filter(({ stream }) => stream.startsWith('teacher-'));
  middle = ofTeachers.find((event, i) => event.revision === 3 && ofTeachers[i + 2]?.revision === 5)!.position;
});

/** Position of an event in the middle of a teacher's stream. */
let middle: string;

let faults = 0;
/** A copy of the log that somebody has laid hands on: the guards of the file are gone. */
function tampered(...statements: readonly string[]): string {
  const name = `tampered-${(faults += 1)}`;
  copyFileSync(file('sound'), file(name));
  const db = new Database(file(name));
  // Whoever tampers may pose as this program.
  db.function('only_the_event_log_appends', { deterministic: true }, () => 1);
  const guards = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const guard of guards) db.exec(`DROP TRIGGER ${String(guard)}`);
  for (const statement of statements) expect(db.prepare(statement).run().changes).toBeGreaterThan(0);
  db.close();
  return url(name);
}

const changed = (sql: string): string => tampered(`UPDATE events SET ${sql} WHERE position = ${middle}`);

describe('log verify', () => {
  it('finds a log sound and says what it comes to, the same as for a copy of it', async () => {
    const events = await eventsIn(SOUND);
    const { code, report, stderr } = await reported('verify', SOUND);
    expect(report).toEqual({
      sound: true,
      events: events.length,
      streams: new Set(events.map(({ stream }) => stream)).size,
      digest: DIGEST,
      digestOfStreams: DIGEST,
      streamsReadAlone: report['streams'],
      notUnderstood: {},
      seconds: expect.any(Number),
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^The log is sound:/) });
    const { report: copied } = await reported('copy', '--from', SOUND, '--to', url('copy'));
    const { digest, digestOfStreams } = report;
    expect(copied['target']).toMatchObject({ digest, digestOfStreams });
  });

  it.each([
    ['an id that is none', "id = 'x'", 'its id is not a UUID'],
    [
      'an id used before',
      'id = (SELECT id FROM events WHERE position = 7)',
      'its id is that of an event before it',
    ],
    ['a day that does not exist', "effective_on = '2021-02-30'", 'effectiveOn is not a calendar date'],
    ['an instant that is none', "recorded_at = 'yesterday'", 'recordedAt is not an instant in UTC'],
    ['data cut short', 'data = substr(data, 1, length(data) - 1)', 'its data is not a JSON object'],
    ['metadata that are none', "metadata = '[]'", 'its metadata is not a JSON object'],
    ['a revision left out', 'revision = revision + 1', /its stream should have revision \d+ there/],
    ['another stream', "stream = 'teacher-other'", 'its stream should have revision 1 there'],
    [
      'a field that is none',
      `data = json_set(data, '$."Blake Doe"', 1)`,
      /has a field that the catalogue does not have/,
    ],
    [
      'a field that is missing',
      "data = '{}', type = 'NpqStarted'",
      /it cannot be read as NpqStarted: .*is missing/,
    ],
  ])('names the first fault, its place and its kind: %s', async (_what, sql, words) => {
    const { code, report, stderr } = await reported('verify', changed(sql));
    expect({ code, report }).toMatchObject({
      code: 3,
      report: {
        sound: false,
        fault: {
          position: middle,
          streamKind: 'teacher',
          revision: expect.any(Number),
          what: typeof words === 'string' ? words : expect.stringMatching(words),
        },
      },
    });
    expect(stderr).toContain(`The first fault is at position ${middle} (revision`);
    expect(JSON.stringify(report) + stderr).not.toMatch(/Blake|synthetic/);
  });

  it('names the first of several faults, also where one is only found at the end', async () => {
    const repeated =
      'UPDATE events SET id = (SELECT id FROM events WHERE position = 7) WHERE position IN (300, 400)';
    const later = "UPDATE events SET data = '' WHERE position = 900";
    const { report } = await reported('verify', tampered(repeated, later));
    expect(report).toMatchObject({ fault: { position: '300' } });
  });

  it('notices an event taken out at the end of nothing but its own stream', async () => {
    const gone = 'DELETE FROM events WHERE position = (SELECT max(position) FROM events WHERE revision = 1)';
    const { code, report } = await reported('verify', tampered(gone));
    expect({ code, report }).toMatchObject({ code: 3, report: { sound: false } });
  });

  it('counts what the catalogue does not know, and calls it sound', async () => {
    const unknown = tampered(
      "UPDATE events SET type = 'ComesInTenYears' WHERE position IN (500, 501)",
      'UPDATE events SET version = 99 WHERE position = 502',
    );
    const { code, report } = await reported('verify', unknown);
    expect(code).toBe(0);
    expect(report['notUnderstood']).toEqual({
      'ComesInTenYears, version 1': 2,
      [`${(await eventsIn(SOUND))[501]!.type}, version 99`]: 1,
    });
  });

  it('cannot see a change that stays well-formed: the digest shows it', async () => {
    const { report: sound } = await reported('verify', SOUND);
    const { code, report } = await reported('verify', changed("recorded_at = '2024-01-01T00:00:00.000Z'"));
    expect(code).toBe(0);
    expect(report['digest']).not.toBe(sound['digest']);
    const { stdout } = await logCommand('verify', '--help');
    expect(stdout.replace(/\s+/g, ' ')).toContain('A change that leaves an event well-formed cannot be seen');
  });

  it('notices pages that are broken', async () => {
    copyFileSync(file('sound'), file('broken'));
    const handle = openSync(file('broken'), 'r+');
    for (let page = 60; page < 70; page += 1)
      writeSync(handle, Buffer.alloc(4_096, 0xff), 0, 4_096, page * 4_096);
    closeSync(handle);
    const { code, report, stderr } = await reported('verify', url('broken'));
    expect({ code, report }).toMatchObject({ code: 3, report: { sound: false } });
    expect(stderr).toMatch(/cannot be read on after this|file is damaged/);
  });

  it.each([
    [['verify', 'sqlite:nowhere.sqlite'], 2, /There is no log\. Check the URL and PATHWAYS_LOG\./],
    [['verify', 'sqlite:package.json'], 3, /The log cannot be opened: .*Check the URL and PATHWAYS_LOG\./],
    [['verfy'], 2, /Did you mean verify\?/],
  ])('%j ends with %i', async (args, code, words) => {
    expect(await logCommand(...args)).toEqual({ code, stdout: '', stderr: expect.stringMatching(words) });
  });

  it('is stopped by Ctrl-C', async () => {
    expect(await stoppedAtOnce('verify', SOUND)).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Stopped before the end: nothing can be said of the log.\n',
    });
  });
});
