import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import type { EventLog } from '../event-log.js';
import { event, events } from '../../spec/synthetic-events.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

const STREAMS = 11_000;

describe('where the streams of a SQLite log end', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    path = join(folder, 'log.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** One event more in each of many streams. */
  const round = (log: EventLog, revision: number): Promise<unknown> =>
    Promise.all(
      Array.from({ length: STREAMS }, (_, i) => log.append(`s${i}`, revision, [event(`c${i}`, revision)])),
    );

  /** How many streams the table knows, and up to where. */
  function written(): unknown {
    const db = new Database(path, { readonly: true });
    const found = db.prepare('SELECT count(*) AS streams, (SELECT * FROM heads_known_to) AS upTo FROM heads');
    const answer = found.get();
    db.close();
    return answer;
  }

  async function expectRounds(log: EventLog, rounds: number): Promise<void> {
    for (const i of [0, 4_321, STREAMS - 1]) {
      const revisions = (await log.readStream(`s${i}`)).map((e) => e.revision);
      expect(revisions).toEqual(Array.from({ length: rounds }, (_, n) => n + 1));
    }
  }

  it('is written down now and then, and known all the same before and after', async () => {
    const log = openSqliteEventLog(path);
    await round(log, 0);
    expect(written()).toMatchObject({ streams: expect.any(Number), upTo: expect.any(Number) });
    expect(written()).not.toMatchObject({ upTo: 0 });
    await expectRounds(log, 1);
    await round(log, 1);
    await expectRounds(log, 2);
    await log.close();

    const reopened = openSqliteEventLog(path);
    await expectRounds(reopened, 2);
    await round(reopened, 2);
    await expectRounds(reopened, 3);
    await reopened.close();
  });

  it.each(['DELETE FROM heads', 'UPDATE heads SET revision = 9'])('refuses %s', async (sql) => {
    const log = openSqliteEventLog(path);
    await round(log, 0);
    await log.close();
    const db = new Database(path);
    expect(() => db.exec(sql)).toThrow('append');
    db.close();
  });

  it('is known to a handle that looked away while another wrote it down', async () => {
    const [one, two] = [openSqliteEventLog(path), openSqliteEventLog(path)];
    await two.append('s0', 0, [event('c0', 0)]);
    await two.append('of two', 0, events('t', 1));
    await one.append('s0', 1, [event('c0', 1)]);
    await Promise.all(
      Array.from({ length: STREAMS }, (_, i) => one.append(`s${i + 1}`, 0, [event(`c${i}`, 0)])),
    );
    await one.append('of two', 1, events('t2', 1));
    expect(await two.append('of two', 2, events('t3', 1))).toMatchObject({ revision: 3 });
    expect(await two.append('s7', 1, events('s7', 1))).toMatchObject({ revision: 2 });
    expect(await two.readStream('s0')).toHaveLength(2);
    expect(await one.append('s7', 2, events('s7b', 1))).toMatchObject({ revision: 3 });
    await Promise.all([one.close(), two.close()]);
  });
});
