import { describe, expect, it } from '@jest/globals';
import { AppendTooLarge, MAX_APPEND_BYTES, RevisionConflict, type Append } from '../src/event-log.js';
import type { OpenedLog } from './opened-log.js';
import { event, events, everything, refusalOf } from './synthetic-events.js';

/** So many appends, each to another stream than the one before it, of one to three events. */
function manyAppends(count: number): Append[] {
  const revisions = new Map<string, number>();
  return Array.from({ length: count }, (_, n) => {
    const stream = `s${(n * 7) % 40}`;
    const batch = events(`c${n}`, 1 + (n % 3));
    const expectedRevision = revisions.get(stream) ?? 0;
    revisions.set(stream, expectedRevision + batch.length);
    return { stream, expectedRevision, events: batch };
  });
}

const idsOf = (appends: readonly { events: readonly { id: string }[] }[]): string[] =>
  appends.flatMap((append) => append.events.map(({ id }) => id));

export function appendInOrderContract(opened: () => OpenedLog): void {
  describe('appends in order', () => {
    it('stand in the whole log in the order given, across streams', async () => {
      const { log, reopen } = opened();
      const appends = manyAppends(300);
      await log.appendInOrder(appends);
      const stored = await everything(await reopen());
      expect(stored.map((e) => e.id)).toEqual(idsOf(appends));
      const [first] = appends;
      expect(stored.filter((e) => e.stream === first?.stream).map((e) => e.revision)).toEqual(
        Array.from({ length: stored.filter((e) => e.stream === first?.stream).length }, (_, n) => n + 1),
      );
    });

    it('do nothing when there are none', async () => {
      const { log } = opened();
      await log.appendInOrder([]);
      expect(await log.head()).toBeUndefined();
    });

    it.each([
      ['a conflict', RevisionConflict, { stream: 'taken', expectedRevision: 0, events: events('c2', 2) }],
      [
        'one that is too large',
        AppendTooLarge,
        {
          stream: 'b',
          expectedRevision: 0,
          events: [event('c2', 0, { text: 'x'.repeat(MAX_APPEND_BYTES) })],
        },
      ],
      ['no events', TypeError, { stream: 'b', expectedRevision: 0, events: [] }],
    ])('end at %s: nothing after it is written', async (_, sort, failing) => {
      const { log } = opened();
      await log.append('taken', 0, events('c0', 1));
      const before = manyAppends(20);
      const after = [
        { stream: 'after', expectedRevision: 0, events: events('c3', 1) },
        ...manyAppends(40).slice(20),
      ];
      const refusal = await refusalOf(log.appendInOrder([...before, failing, ...after]));
      expect(refusal).toBeInstanceOf(sort);

      const ids = (await everything(log)).slice(1).map((e) => e.id);
      expect(ids).toEqual(idsOf(before).slice(0, ids.length));
      expect(await log.readStream('after')).toEqual([]);
    });

    it('name the stream of the conflict and its actual revision', async () => {
      const { log } = opened();
      await log.append('taken', 0, events('c0', 2));
      const appends = [
        { stream: 'a', expectedRevision: 0, events: events('c1', 1) },
        { stream: 'taken', expectedRevision: 1, events: events('c2', 1) },
      ];
      const refusal = await refusalOf(log.appendInOrder(appends));
      expect(refusal).toMatchObject({ stream: 'taken', expected: 1, actual: 2 });
    });

    it('may be carried out again, whole or from anywhere: nothing is doubled', async () => {
      const { log } = opened();
      const appends = manyAppends(60);
      await log.appendInOrder(appends.slice(0, 35));
      await log.appendInOrder(appends);
      await log.appendInOrder(appends.slice(20));
      expect((await everything(log)).map((e) => e.id)).toEqual(idsOf(appends));
    });

    it('keep their order while others write', async () => {
      const { log } = opened();
      const appends = manyAppends(100);
      const others = Array.from({ length: 8 }, async (_, w) => {
        for (let n = 0; n < 25; n += 1) await log.append(`w${w}`, n, [event(`w${w}-${n}`)]);
      });
      await Promise.all([log.appendInOrder(appends), ...others]);
      const stored = await everything(log);
      expect(stored).toHaveLength(idsOf(appends).length + 200);
      expect(stored.filter((e) => e.stream.startsWith('s')).map((e) => e.id)).toEqual(idsOf(appends));
    });
  });
}
