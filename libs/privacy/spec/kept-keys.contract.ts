import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { KeptKeys } from '../src/keys/kept-keys.js';

/** A store of keys as it is opened anew on the same place, and that place. */
export interface Place {
  open(): Promise<KeptKeys>;
  /** Every byte that the store keeps of the keys. */
  bytes(): Promise<Buffer>;
  remove(): Promise<void>;
}

const bytesOf = (seed: number): Uint8Array => Buffer.alloc(60, seed);
const AT = '2026-09-01T00:00:00.000Z';

/** What every store of keys promises. */
export function keptKeysContract(name: string, placeOf: () => Promise<Place>): void {
  describe(`the keys kept in ${name}`, () => {
    let place: Place;
    let kept: KeptKeys;
    beforeEach(async () => {
      place = await placeOf();
      kept = await place.open();
    });
    afterEach(async () => {
      await kept.close();
      await place.remove();
    });
    const keptOf = async (subject: string) => (await kept.of([subject])).get(subject);
    const wrappedOf = async (subject: string): Promise<Uint8Array | undefined> => {
      const found = await keptOf(subject);
      return found && 'wrapped' in found ? new Uint8Array(found.wrapped) : undefined;
    };

    it('are those that were kept, also once it is opened again', async () => {
      await kept.keep(new Map([['one', bytesOf(1)], ['two', bytesOf(2)]])); // prettier-ignore
      await kept.close();
      kept = await place.open();
      expect(await wrappedOf('one')).toEqual(new Uint8Array(bytesOf(1)));
      expect(await wrappedOf('two')).toEqual(new Uint8Array(bytesOf(2)));
      expect(await keptOf('three')).toBeUndefined();
    });

    it('are the first of several for one subject, however many keep one at once', async () => {
      const other = await place.open();
      const all = await Promise.all(
        [1, 2, 3, 4, 5, 6].map((seed) => (seed % 2 ? kept : other).keep(new Map([['one', bytesOf(seed)]]))),
      );
      await other.close();
      const standing = await wrappedOf('one');
      for (const each of all) expect(new Uint8Array((each.get('one') as { wrapped: Uint8Array }).wrapped)).toEqual(standing);
    }); // prettier-ignore

    it('are gone once erased: no byte of them stays, a tombstone does, and no other key comes', async () => {
      await kept.keep(new Map([['one', Buffer.from('a key that is to be destroyed, 7f3a')], ['two', bytesOf(2)]])); // prettier-ignore
      expect((await place.bytes()).includes('to be destroyed, 7f3a')).toBe(true);
      await kept.erase(['one', 'never seen'], AT);
      expect((await place.bytes()).includes('to be destroyed, 7f3a')).toBe(false);
      expect((await kept.keep(new Map([['one', bytesOf(9)]]))).get('one')).toEqual({ erasedAt: AT });
      expect(await keptOf('never seen')).toEqual({ erasedAt: AT });
      expect(await wrappedOf('two')).toEqual(new Uint8Array(bytesOf(2)));
    });

    it('stay erased since the first time, however often it is said', async () => {
      await kept.erase(['one'], AT);
      await kept.erase(['one', 'two'], '2027-01-01T00:00:00.000Z');
      expect(await kept.tombstones()).toEqual([
        { subject: 'one', erasedAt: AT },
        { subject: 'two', erasedAt: '2027-01-01T00:00:00.000Z' },
      ]);
    });

    it('come to one clear end where an erasure and a new key meet', async () => {
      const other = await place.open();
      await Promise.all([kept.erase(['one'], AT), other.keep(new Map([['one', bytesOf(1)]]))]);
      await other.close();
      expect(await keptOf('one')).toEqual({ erasedAt: AT });
    });

    it('have notes beside them: of the master key the first stands, of the log the last', async () => {
      expect(await kept.note('master key')).toBeUndefined();
      expect(await kept.setNote('master key', 'a')).toBe('a');
      expect(await kept.setNote('master key', 'b')).toBe('a');
      expect(await kept.setNote('log searched to', '1')).toBe('1');
      expect(await kept.setNote('log searched to', '2')).toBe('2');
      expect(await kept.note('log searched to')).toBe('2');
    });
  });
}
