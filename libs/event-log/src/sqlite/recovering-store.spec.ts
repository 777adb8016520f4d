import { copyFileSync, existsSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { event, events, everything, refusalOf } from '../../spec/synthetic-events.js';
import { LogUnavailable, type EventLog } from '../event-log.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

/** Long enough for some attempts to take the log up again. */
const SOME_ATTEMPTS_MS = 500;

describe('a log whose file fails while it is open', () => {
  let folder: string;
  let path: string;
  let log: EventLog;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'event-log-'));
    path = join(folder, 'log.sqlite');
    log = openSqliteEventLog(path);
  });
  afterEach(async () => {
    await log.close();
    rmSync(folder, { recursive: true });
  });

  /** Closes the log, copies its file, and opens it again. */
  async function backUp(name: string): Promise<string> {
    await log.close();
    const copy = join(folder, name);
    copyFileSync(path, copy);
    log = openSqliteEventLog(path);
    return copy;
  }

  /** Takes the file away under the log, which finds out when it reads. */
  async function lose(): Promise<void> {
    truncateSync(path, 0);
    expect(await refusalOf(log.readStream('s'))).toBeInstanceOf(LogUnavailable);
    for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
  }

  async function expectUnavailable(): Promise<void> {
    await sleep(SOME_ATTEMPTS_MS);
    expect(await refusalOf(log.append('s', 3, events('c3', 1)))).toBeInstanceOf(LogUnavailable);
    expect(await refusalOf(log.head())).toBeInstanceOf(LogUnavailable);
  }

  async function untilReadable(): Promise<void> {
    while (!(await log.head().catch(() => undefined))) await sleep(20);
  }

  it('makes no new one in its place, and goes on when it is back', async () => {
    await log.append('s', 0, events('c1', 3));
    const copy = await backUp('copy');
    await lose();
    await expectUnavailable();
    expect(existsSync(path)).toBe(false);
    copyFileSync(copy, path);
    await untilReadable();
    expect(await log.append('s', 0, events('c1', 3))).toMatchObject({ alreadyRecorded: true });
    expect(await log.append('s', 3, events('c3', 1))).toMatchObject({ revision: 4, alreadyRecorded: false });
    expect(await everything(log)).toHaveLength(4);
  });

  it('does not go on with one that lacks what was acknowledged', async () => {
    await log.append('s', 0, events('c1', 2));
    const older = await backUp('older');
    await log.append('s', 2, [event('c2')]);
    await lose();
    copyFileSync(older, path);
    await expectUnavailable();
  });

  it('tells a follower once, who then goes on where it was', async () => {
    await log.append('s', 0, events('c1', 3));
    const copy = await backUp('copy');
    const reasons: string[] = [];
    const stop = new AbortController();
    const following = log
      .follow({ signal: stop.signal, onInterruption: (reason) => reasons.push(reason) })
      [Symbol.asyncIterator]();
    expect((await following.next()).value).toHaveLength(3);
    const next = following.next();
    await lose();
    await sleep(SOME_ATTEMPTS_MS);
    copyFileSync(copy, path);
    await untilReadable();
    await log.append('s', 3, events('c3', 1));
    expect((await next).value).toMatchObject([{ revision: 4 }]);
    expect(reasons).toHaveLength(1);
    stop.abort();
  });
});
