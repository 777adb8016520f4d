import { describe, expect, it } from '@jest/globals';
import type { EventLog, StoredEvent } from '#event-log/event-log';
import { firstIn } from './history.js';

const LOG: readonly StoredEvent[] = Array.from({ length: 12 }, (_, n) => ({
  ...{ id: `synthetic-${n}`, stream: `teacher-synthetic-${n % 2}`, revision: 1 + Math.floor(n / 2) },
  ...{ position: String(n + 1), type: n === 10 ? 'Rare' : 'Common', version: 1, effectiveOn: '2024-09-01' },
  ...{ recordedAt: '2024-09-02T00:00:00.000Z', data: '{}', metadata: '{}' },
}));

/** Hands out two events at a time, each time after a while. */
const slowLog = (ms: number, tellsPositions = true): Parameters<typeof firstIn>[0] =>
  ({
    async *readAll({ after = '0' }) {
      const left = LOG.filter(({ position }) => Number(position) > Number(after));
      for (let n = 0; n < left.length; n += 2) {
        await new Promise((resolve) => setTimeout(resolve, ms));
        yield left.slice(n, n + 2);
      }
    },
    readStream: async (stream: string) =>
      LOG.filter((event) => event.stream === stream).map(({ position, ...event }) =>
        tellsPositions ? { ...event, position } : event,
      ),
    head: async () => LOG.at(-1)!.position,
    comparePositions: (a, b) => Number(a) - Number(b),
  }) satisfies Pick<EventLog, 'readAll' | 'readStream' | 'head' | 'comparePositions'>;

const EVERYTHING = { after: undefined, upTo: undefined };

describe('a search of the log', () => {
  it('ends after half a second where it has come to, and misses nothing when it goes on from there', async () => {
    const log = slowLog(300);
    const cut = await firstIn(log, { types: ['Rare'] }, EVERYTHING, 5);
    expect(cut).toMatchObject({ events: [], isWhole: false });
    const found: string[] = [];
    let pages = 1;
    for (let { reached, isWhole } = cut; !isWhole; pages += 1) {
      const next = await firstIn(log, { types: ['Rare'] }, { after: reached, upTo: undefined }, 5);
      found.push(...next.events.map(({ position }) => position));
      ({ reached, isWhole } = next);
    }
    expect(found).toEqual(['11']);
    expect(pages).toBeGreaterThan(2);
  });

  it('is made for a record, too, where the log does not tell the positions of its events', async () => {
    for (const tellsPositions of [true, false]) {
      const log = slowLog(1, tellsPositions);
      const sought = { stream: 'teacher-synthetic-1' };
      const page = await firstIn(log, sought, { after: '3', upTo: '9' }, 2);
      expect(page.events.map(({ position }) => position)).toEqual(['4', '6']);
      expect(page).toMatchObject({ reached: tellsPositions ? '6' : '7', isWhole: false });
      const rest = await firstIn(log, sought, { after: page.reached, upTo: '9' }, 2);
      expect(rest).toMatchObject({ events: [{ position: '8' }], reached: '9', isWhole: true });
    }
  });

  it('never goes back behind where it begins, though it is to end before', async () => {
    for (const sought of [{}, { types: ['Rare'] }, { stream: 'teacher-synthetic-1' }])
      expect(await firstIn(slowLog(1), sought, { after: '8', upTo: '5' }, 5)).toEqual({
        ...{ events: [], reached: '8', isWhole: true },
      });
  });
});
