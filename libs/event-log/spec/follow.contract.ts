import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { EventLog, Position, StoredEvent } from '../src/event-log.js';
import type { OpenedLog } from './opened-log.js';
import { event, events, everything } from './synthetic-events.js';

/** Follows until it has seen `count` events. */
async function followUntil(log: EventLog, count: number, after?: Position): Promise<StoredEvent[]> {
  const stop = new AbortController();
  const seen: StoredEvent[] = [];
  for await (const batch of log.follow({ after, batchSize: 7, signal: stop.signal })) {
    seen.push(...batch);
    if (seen.length >= count) stop.abort();
  }
  return seen;
}

export function followContract(opened: () => OpenedLog): void {
  describe('following', () => {
    it('catches up, then goes on live, without a gap or a repeat', async () => {
      const { log } = opened();
      await log.append('old', 0, events('old', 20));
      const followed = followUntil(log, 20 + 8 * 25);
      await Promise.all(
        Array.from({ length: 8 }, async (_, w) => {
          for (let n = 0; n < 25; n += 1) await log.append(`w${w}`, n, [event(`w${w}-${n}`)]);
        }),
      );
      expect(await followed).toEqual(await everything(log));
    });

    it('begins strictly after a position', async () => {
      const { log } = opened();
      const { position } = await log.append('s', 0, events('c1', 3));
      const followed = followUntil(log, 2, position);
      await log.append('s', 3, events('c2', 2));
      expect((await followed).map((e) => e.revision)).toEqual([4, 5]);
    });

    it('stops at once when aborted while it waits', async () => {
      const { log } = opened();
      const delays: number[] = [];
      for (let n = 0; n < 5; n += 1) {
        const stop = new AbortController();
        const next = log.follow({ signal: stop.signal })[Symbol.asyncIterator]().next();
        await sleep(5);
        const abortedAt = performance.now();
        stop.abort();
        expect(await next).toEqual({ done: true, value: undefined });
        delays.push(performance.now() - abortedAt);
      }
      // The quickest of five: a busy machine may delay any one of them.
      expect(Math.min(...delays)).toBeLessThan(10);
    });

    it('ends when the log is closed', async () => {
      const { log, reopen } = opened();
      const next = log.follow({ signal: new AbortController().signal })[Symbol.asyncIterator]().next();
      await sleep(50);
      await reopen();
      expect(await next).toEqual({ done: true, value: undefined });
    });

    it('gives nothing when it was aborted before it began', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 3));
      const batches: unknown[] = [];
      for await (const batch of log.follow({ signal: AbortSignal.abort() })) batches.push(batch);
      expect(batches).toEqual([]);
    });

    it('does not fetch the next batch before it is asked for', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 2));
      const stop = new AbortController();
      const batches = log.follow({ batchSize: 10, signal: stop.signal })[Symbol.asyncIterator]();
      expect((await batches.next()).value).toHaveLength(2);
      await log.append('s', 2, events('c2', 2));
      await sleep(120);
      await log.append('s', 4, events('c3', 2));
      expect((await batches.next()).value).toHaveLength(4);
      stop.abort();
      expect((await batches.next()).done).toBe(true);
    });
  });
}
