import { describe, expect, it } from '@jest/globals';
import { RevisionConflict, type EventLog, type Position } from '../src/event-log.js';
import type { OpenedLog } from './opened-log.js';
import { event, events, everything, refusalOf } from './synthetic-events.js';

const WRITERS = Array.from({ length: 16 }, (_, i) => `w${i}`);

/** Appends `count` times to a stream of its own and returns the positions in the order of the answers. */
async function write(log: EventLog, writer: string, count: number): Promise<Position[]> {
  const positions: Position[] = [];
  for (let n = 0; n < count; n += 1) {
    positions.push((await log.append(writer, n * 2, events(`${writer}-${n}`, 2))).position);
  }
  return positions;
}

export function concurrencyContract(opened: () => OpenedLog): void {
  describe('many writers', () => {
    it('get revisions without a gap and positions that rise in commit order', async () => {
      const { log } = opened();
      const answered = await Promise.all(WRITERS.map((writer) => write(log, writer, 25)));
      const all = await everything(log);

      expect(all).toHaveLength(16 * 50);
      all.slice(1).forEach((e, i) => {
        expect(log.comparePositions(all[i]?.position ?? '', e.position)).toBeLessThan(0);
      });
      for (const [i, writer] of WRITERS.entries()) {
        const stream = all.filter((e) => e.stream === writer);
        expect(stream.map((e) => e.revision)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
        expect(stream.filter((e) => e.revision % 2 === 0).map((e) => e.position)).toEqual(answered[i]);
      }
    });

    it('with the same expected revision: exactly one wins, and the others learn the actual one', async () => {
      const { log } = opened();
      for (let round = 0; round < 100; round += 1) {
        const rivals = WRITERS.map((writer) => log.append('contested', round, [event(`${writer}-${round}`)]));
        const outcomes = await Promise.allSettled(rivals);
        const losers = outcomes.flatMap((o) => (o.status === 'rejected' ? [o.reason as unknown] : []));
        expect(losers).toHaveLength(15);
        for (const loser of losers) {
          expect(loser).toBeInstanceOf(RevisionConflict);
          expect(loser).toMatchObject({ expected: round, actual: round + 1 });
        }
      }
      expect(await log.readStream('contested')).toHaveLength(100);
    });

    it('are not harmed by a neighbour that is refused', async () => {
      const { log } = opened();
      await log.append('taken', 0, events('first', 1));
      const halfAVersion = { ...event('broken'), version: 1.5 };
      const [before, conflict, malformed, after] = await Promise.all([
        log.append('before', 0, events('before', 1)),
        refusalOf(log.append('taken', 0, events('second', 1))),
        refusalOf(log.append('malformed', 0, [event('fine'), halfAVersion])),
        log.append('after', 0, events('after', 1)),
      ]);
      expect(conflict).toBeInstanceOf(RevisionConflict);
      expect(malformed).toBeInstanceOf(TypeError);
      expect([before, after]).toMatchObject([{ alreadyRecorded: false }, { alreadyRecorded: false }]);
      const [first, ...others] = (await everything(log)).map((e) => e.stream);
      expect(first).toBe('taken');
      expect(others.toSorted()).toEqual(['after', 'before']);
    });
  });
}
