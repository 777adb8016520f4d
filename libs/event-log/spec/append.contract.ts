import { describe, expect, it } from '@jest/globals';
import { AppendTooLarge, MAX_APPEND_BYTES, RevisionConflict } from '../src/event-log.js';
import type { OpenedLog } from './opened-log.js';
import { event, events, everything, refusalOf } from './synthetic-events.js';

const STRANGE_NAMES = [
  'teacher-Zoë Ångström',
  '教師-小林',
  'an emoji 🏫 and "quotes" and \'quotes\'; DROP TABLE events;--',
  'a/b\\c %_* $ \n\t\u0000 end',
  '\u00e9',
  'e\u0301',
  'CASE',
  'case',
  ' ',
  'x'.repeat(1_000),
];

export function appendContract(opened: () => OpenedLog): void {
  describe('append', () => {
    it('keeps acknowledged events, as they came, when closed and opened again', async () => {
      const { log, reopen } = opened();
      const appended = await log.append('s', 0, events('c1', 3));
      expect(appended).toEqual({ revision: 3, position: expect.any(String), alreadyRecorded: false });

      const reopened = await reopen();
      const kept = events('c1', 3).map((e, i) => ({ ...e, stream: 's', revision: i + 1 }));
      expect(await reopened.readStream('s')).toMatchObject(kept);
      const stored = await everything(reopened);
      expect(stored).toEqual(kept.map((e) => ({ ...e, position: expect.any(String) })));
      expect(stored.at(-1)?.position).toBe(appended.position);
    });

    it('goes on where it was after being opened again', async () => {
      const { log, reopen } = opened();
      const first = await log.append('s', 0, events('c1', 2));
      const again = await reopen();
      const second = await again.append('s', 2, events('c2', 1));
      expect(second.revision).toBe(3);
      expect(again.comparePositions(first.position, second.position)).toBeLessThan(0);
    });

    it('refuses a stale expected revision, naming the actual one, and writes nothing', async () => {
      const { log } = opened();
      await log.append('s', 0, events('c1', 2));
      for (const expected of [0, 1, 3]) {
        const refusal = await refusalOf(log.append('s', expected, events(`other-${expected}`, 1)));
        expect(refusal).toBeInstanceOf(RevisionConflict);
        expect(refusal).toMatchObject({ stream: 's', expected, actual: 2 });
      }
      expect(await log.readStream('s')).toHaveLength(2);
    });

    it('refuses events that are too large together, as a whole', async () => {
      const { log } = opened();
      const fits = event('c1', 0, { text: 'x'.repeat(MAX_APPEND_BYTES - 1_000) });
      const tooLarge = event('c1', 1, { text: 'é'.repeat(MAX_APPEND_BYTES / 2) });
      for (const events of [[tooLarge], [fits, event('c1', 1)]])
        expect(await refusalOf(log.append('s', 0, events))).toBeInstanceOf(AppendTooLarge);
      expect(await log.readStream('s')).toEqual([]);
      expect((await log.append('s', 0, [fits])).revision).toBe(1);
    });

    it('keeps streams of any name apart', async () => {
      const { log } = opened();
      for (const name of STRANGE_NAMES) await log.append(name, 0, [event(name)]);
      for (const name of STRANGE_NAMES) {
        expect(await log.readStream(name)).toMatchObject([{ stream: name, data: event(name).data }]);
      }
      expect((await everything(log)).map((e) => e.stream)).toEqual(STRANGE_NAMES);
    });

    it('hands back text of any script unchanged', async () => {
      const { log } = opened();
      const data = { name: 'Ångström 小林 🏫', nul: '\u0000', lone: '\ud800', nested: [{ n: 1e21 }] };
      await log.append('s', 0, [event('c1', 0, data)]);
      const [stored] = await log.readStream('s');
      expect(stored?.data).toBe(JSON.stringify(data));
    });

    it.each([
      ['no events', 's', 0, []],
      ['a negative revision', 's', -1, events('c', 1)],
      ['half a revision', 's', 0.5, events('c', 1)],
      ['no stream name', '', 0, events('c', 1)],
      ['data that was not serialised', 's', 0, [{ ...event('c'), data: '[object Object]' }]],
      ['metadata that was not serialised', 's', 0, [{ ...event('c'), metadata: '' }]],
      ['a name that is not Unicode', '\ud800', 0, events('c', 1)],
    ])('refuses %s as a programming error', async (_, stream, expected, toAppend) => {
      expect(await refusalOf(opened().log.append(stream, expected, toAppend))).toBeInstanceOf(TypeError);
      expect(await opened().log.head()).toBeUndefined();
    });

    it('finishes what it accepted before it closes', async () => {
      const { log, reopen } = opened();
      const accepted = Array.from({ length: 50 }, (_, i) => log.append(`s${i}`, 0, events(`c${i}`, 1)));
      const again = await reopen();
      await Promise.all(accepted);
      expect(await everything(again)).toHaveLength(50);
      await expect(log.append('late', 0, events('late', 1))).rejects.toThrow();
    });
  });
}
