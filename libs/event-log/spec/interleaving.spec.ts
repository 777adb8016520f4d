import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventLog, StoredEvent } from '../src/event-log.js';
import { openSqliteEventLog } from '../src/sqlite/sqlite-event-log.js';
import { faultOf, interleave } from './interleaving.js';

let folder: string;
let log: EventLog;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'interleaving-'));
  log = openSqliteEventLog(join(folder, 'log.sqlite'));
});

afterEach(async () => {
  await log.close();
  await rm(folder, { recursive: true });
});

type Batch = readonly StoredEvent[];

/** A log that follows badly once: what becomes of a later batch of several events is said by `change`. */
function badly(change: (batch: Batch) => Batch): EventLog {
  async function* follow(...from: Parameters<EventLog['follow']>): AsyncIterable<Batch> {
    let [n, changed] = [0, false];
    for await (const batch of log.follow(...from)) {
      n += 1;
      const now = !changed && n >= 5 && batch.length > 1;
      changed ||= now;
      yield now ? change(batch) : batch;
    }
  }
  return { ...log, follow };
}

describe('an interleaving', () => {
  it.each([
    ['is never told of a batch', () => [], /never seen/],
    ['is not told of an event', (batch: Batch) => batch.slice(1), /^1 of 2500 events were never seen/],
    ['is told of a batch twice', (batch: Batch) => [...batch, ...batch], /twice/],
    ['is told of a batch in another order', (batch: Batch) => [...batch].reverse(), /another one/],
    [
      'is told an event of another revision',
      (batch: Batch) => batch.map((e) => ({ ...e, revision: 0 })),
      /another one/,
    ],
  ])('notices when its reader %s', async (_, change, fault) => {
    expect(faultOf(await interleave(badly(change), 1, 2_500))).toMatch(fault);
  });

  it('has nothing to say of a reader who sees everything', async () => {
    expect(faultOf(await interleave(log, 1, 2_500))).toBeUndefined();
  });
});
