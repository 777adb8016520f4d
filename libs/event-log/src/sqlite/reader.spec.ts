import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { event } from '../../spec/synthetic-events.js';
import type { EventLog, StoredEvent } from '../event-log.js';
import { openSqliteEventLog } from './sqlite-event-log.js';

let folder: string;
let log: EventLog;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'event-log-'));
  log = openSqliteEventLog(join(folder, 'log.sqlite'));
  const types = ['Needless', 'Needless', 'Needed', 'Needless', 'Needless', 'Needless', 'Needless'];
  await log.append(
    's',
    0,
    types.map((type, n) => ({ ...event(`c${n}`), type })),
  );
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

const without = [{ type: 'Needless', version: 1 }];

it('does not read what the reader does without, but the last event of each batch', async () => {
  const revisionsOf = async (batchSize: number) => {
    const batches: number[][] = [];
    for await (const batch of log.readAll({ batchSize, without })) batches.push(batch.map((e) => e.revision));
    return batches;
  };
  expect(await revisionsOf(3)).toEqual([[3], [6], [7]]);
  expect(await revisionsOf(2)).toEqual([[2], [3, 4], [6], [7]]);
  expect(await revisionsOf(100)).toEqual([[3, 7]]);
});

it('tells a follower how far it has come, though it does without everything', async () => {
  const stop = new AbortController();
  const batches: (readonly StoredEvent[])[] = [];
  for await (const batch of log.follow({ without, signal: stop.signal })) {
    batches.push(batch);
    if (batches.length === 1) await log.append('s', 7, [{ ...event('c8'), type: 'Needless' }]);
    else stop.abort();
  }
  expect(batches.map((batch) => batch.map((e) => e.revision))).toEqual([[3, 7], [8]]);
});
