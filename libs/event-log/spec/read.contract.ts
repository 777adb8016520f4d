import { describe, expect, it } from '@jest/globals';
import type { NewEvent, Sought, StoredEvent } from '../src/event-log.js';
import { isSought } from '../src/sought.js';
import type { OpenedLog } from './opened-log.js';
import { event, events, everything } from './synthetic-events.js';

/** Of four types, effective within a week and recorded within seven seconds, not in that order. */
const various = (n: number): NewEvent => ({
  ...event(`c${n}`),
  type: `Type${(n * 7) % 4}`,
  effectiveOn: `2024-09-0${1 + ((n * 5) % 7)}`,
  recordedAt: `2024-09-02T08:00:0${(n * 3) % 7}${['', '.5', '.250'][n % 3]}Z`,
});

const narrowings: readonly Sought[] = [
  {},
  { stream: 's1' },
  { types: ['Type1', 'Type3'] },
  { types: ['NoSuchType'] },
  { effectiveFrom: '2024-09-03', effectiveTo: '2024-09-05' },
  { recordedFrom: '2024-09-02T08:00:02.25Z', recordedTo: '2024-09-02T08:00:04.500Z' },
  { stream: 's2', types: ['Type0'], effectiveFrom: '2024-09-02', recordedTo: '2024-09-02T08:00:05Z' },
];

export function readContract(opened: () => OpenedLog): void {
  describe('reading', () => {
    it('gives nothing for an empty log or an unknown stream', async () => {
      const { log } = opened();
      expect(await log.readStream('unknown')).toEqual([]);
      expect(await everything(log)).toEqual([]);
      expect(await log.head()).toBeUndefined();
    });

    it('gives a stream after a revision', async () => {
      const { log } = opened();
      await log.append('other', 0, events('other', 3));
      await log.append('s', 0, events('c1', 4));
      const after = async (revision: number): Promise<number[]> =>
        (await log.readStream('s', revision)).map((e) => e.revision);
      expect(await after(0)).toEqual([1, 2, 3, 4]);
      expect(await after(2)).toEqual([3, 4]);
      expect(await after(4)).toEqual([]);
    });

    it('tells of the events of a stream where they stand in the whole log, or nothing of it', async () => {
      const { log } = opened();
      for (let n = 0; n < 6; n += 1) await log.append(`s${n % 2}`, Math.floor(n / 2), [event(`c${n}`)]);
      const told = (await log.readStream('s1')).filter((e) => e.position !== undefined);
      for (const one of told) expect(await log.eventAt(one.position!)).toEqual(one);
    });

    it('gives the position of the last event as the head', async () => {
      const { log } = opened();
      const first = await log.append('a', 0, events('c1', 2));
      expect(await log.head()).toBe(first.position);
      const second = await log.append('b', 0, events('c2', 1));
      expect(await log.head()).toBe(second.position);
      expect(log.comparePositions(second.position, first.position)).toBeGreaterThan(0);
      expect(log.comparePositions(first.position, first.position)).toBe(0);
    });

    it('gives the event at a position', async () => {
      const { log } = opened();
      await log.append('a', 0, events('c1', 2));
      const { position } = await log.append('b', 0, events('c2', 1));
      for (const expected of await everything(log))
        expect(await log.eventAt(expected.position)).toEqual(expected);
      expect(await log.eventAt(position)).toMatchObject({ stream: 'b', revision: 1, position });
    });

    it('orders positions beyond the ninth and the ninety-ninth', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 120));
      const positions = (await everything(log)).map((e) => e.position);
      expect([...positions].sort(log.comparePositions)).toEqual(positions);
    });

    it('tells about how much of it lies before a position, or nothing', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 20));
      const positions = (await everything(log)).map((e) => e.position);
      const shares = positions.map((position) => log.shareRead?.(position, positions.at(-1)!) ?? 1);
      expect([...shares].sort((a, b) => a - b)).toEqual(shares);
      expect(shares[0]).toBeGreaterThan(0);
      expect(shares.at(-1)).toBe(1);
    });

    it('gives everything in the order of appending, whatever the size of the batches', async () => {
      const { log } = opened();
      for (let n = 0; n < 20; n += 1) await log.append(`s${n % 3}`, Math.floor(n / 3), [event(`c${n}`)]);
      const ids = Array.from({ length: 20 }, (_, n) => event(`c${n}`).id);
      for (const batchSize of [1, 3, 20, 500]) {
        expect((await everything(log, undefined, batchSize)).map((e) => e.id)).toEqual(ids);
      }
      const seventh = (await everything(log))[6]?.position;
      expect((await everything(log, seventh)).map((e) => e.id)).toEqual(ids.slice(7));
    });

    it('gives batches no larger than asked for', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 10));
      const sizes: number[] = [];
      for await (const batch of log.readAll({ batchSize: 4 })) sizes.push(batch.length);
      expect(sizes).toEqual([4, 4, 2]);
    });

    it('hands out whatever the reader does not do without, and the head, in the order of appending', async () => {
      const { log } = opened();
      const kinds = [0, 1, 2, 3].map((n) => ({ type: n < 2 ? 'Needed' : 'Needless', version: 1 + (n % 2) }));
      for (let n = 0; n < 40; n += 1)
        await log.append(`s${n % 5}`, Math.floor(n / 5), [{ ...event(`c${n}`), ...kinds[(n * 7) % 4] }]);
      const all = await everything(log);
      const without = [{ type: 'Needless', version: 1 }];
      for (const batchSize of [1, 3, 7, 500]) {
        for (const after of [undefined, all[11]?.position]) {
          const seen: StoredEvent[] = [];
          for await (const batch of log.readAll({ after, batchSize, without })) {
            expect(batch.length).toBeGreaterThan(0);
            seen.push(...batch);
          }
          const later = after === undefined ? all : all.slice(12);
          const isNeeded = (e: StoredEvent) => e.type !== 'Needless' || e.version !== 1 || e === all.at(-1);
          expect(seen).toEqual(later.filter((e) => isNeeded(e) || seen.some(({ id }) => id === e.id)));
          expect(seen.at(-1)).toEqual(all.at(-1));
        }
      }
    });

    it('hands out all that is sought, and the head, in the order of appending', async () => {
      const { log } = opened();
      for (let n = 0; n < 40; n += 1) await log.append(`s${n % 3}`, Math.floor(n / 3), [various(n)]);
      const all = await everything(log);
      for (const sought of narrowings) {
        for (const batchSize of [1, 7, 500]) {
          const seen: StoredEvent[] = [];
          for await (const batch of log.readAll({ batchSize, sought })) seen.push(...batch);
          expect(seen.filter((e) => isSought(e, sought))).toEqual(all.filter((e) => isSought(e, sought)));
          expect(seen.at(-1)).toEqual(all.at(-1));
        }
      }
    });

    it('lets others write between two batches', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 50));
      let written = false;
      const appended = log.append('s', 50, events('c2', 1)).then(() => (written = true));
      for await (const batch of log.readAll({ batchSize: 1 })) expect(batch).toHaveLength(1);
      expect(written).toBe(true);
      await appended;
    });

    it('never skips while writers are at work, and ends at the head it began with', async () => {
      const { log } = opened();
      await log.append('warm', 0, events('warm', 10));
      const writers = Array.from({ length: 8 }, async (_, w) => {
        for (let n = 0; n < 30; n += 1) await log.append(`w${w}`, n, [event(`w${w}-${n}`)]);
      });
      const seen: string[] = [];
      for await (const batch of log.readAll({ batchSize: 2 })) {
        seen.push(...batch.map((e) => e.id));
        await log.append('between', seen.length - 2, events(`between-${seen.length}`, 2));
      }
      await Promise.all(writers);
      expect(seen.slice(0, 10)).toEqual(events('warm', 10).map((e) => e.id));
      expect((await everything(log)).map((e) => e.id).slice(0, seen.length)).toEqual(seen);
    });
  });
}
