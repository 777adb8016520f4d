import { describe, expect, it } from '@jest/globals';
import { RevisionConflict } from '../src/event-log.js';
import type { OpenedLog } from './opened-log.js';
import { event, events, everything, refusalOf } from './synthetic-events.js';

export function retryContract(opened: () => OpenedLog): void {
  describe('a retry', () => {
    it('is answered as the first time, also later and after being opened again', async () => {
      const { log, reopen } = opened();
      const first = await log.append('s', 0, events('c1', 3));
      const second = await log.append('s', 3, events('c2', 2));
      const again = { alreadyRecorded: true };
      expect(await log.append('s', 0, events('c1', 3))).toEqual({ ...first, ...again });

      const reopened = await reopen();
      expect(await reopened.append('s', 0, events('c1', 3))).toEqual({ ...first, ...again });
      expect(await reopened.append('s', 3, events('c2', 2))).toEqual({ ...second, ...again });
      expect(await everything(reopened)).toHaveLength(5);
    });

    it('is recognised while the first is still on its way', async () => {
      const { log } = opened();
      const answers = await Promise.all([1, 2, 3].map(() => log.append('s', 0, events('c1', 2))));
      expect(answers.map((a) => a.alreadyRecorded)).toEqual([false, true, true]);
      expect(new Set(answers.map((a) => a.position)).size).toBe(1);
      expect(await log.readStream('s')).toHaveLength(2);
    });

    it('may carry another recording time and other metadata', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 1));
      const later = {
        ...event('c1'),
        recordedAt: '2025-01-01T00:00:00.000Z',
        metadata: '{"correlationId":"2"}',
      };
      expect(await log.append('s', 0, [later])).toMatchObject({ revision: 1, alreadyRecorded: true });
    });

    it.each([
      ['other data', [event('c1'), event('c1', 1, { changed: true })]],
      ['another type', [event('c1'), { ...event('c1', 1), type: 'SomethingElse' }]],
      ['another version', [event('c1'), { ...event('c1', 1), version: 2 }]],
      ['another date', [event('c1'), { ...event('c1', 1), effectiveOn: '2025-09-01' }]],
      ['another later id', [event('c1'), event('c9', 1, { commandId: 'c1', index: 1 })]],
      ['one event more', events('c1', 3)],
      ['another order', events('c1', 2).reverse()],
    ])('with %s is refused', async (_, changed) => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 2));
      const refusal = await refusalOf(log.append('s', 0, changed));
      expect(refusal).toBeInstanceOf(RevisionConflict);
      expect(refusal).toMatchObject({ expected: 0, actual: 2 });
      expect(await log.readStream('s')).toHaveLength(2);
    });

    it('is not recognised in another stream', async () => {
      const { log } = opened();
      await log.append('a', 0, events('c1', 1));
      expect(await log.append('b', 0, events('c1', 1))).toMatchObject({ alreadyRecorded: false });
    });
  });
}
