import { describe, expect, it } from '@jest/globals';
import { faultOf, interleave } from './interleaving.js';
import type { OpenedLog } from './opened-log.js';

const INTERLEAVINGS = Array.from({ length: 20 }, (_, n) => n + 1);
/** In all of them together in the ordinary run; in each of them in the long one. */
const EVENTS = 50_000;
const EVENTS_EACH = process.env['FAULTS'] === 'long' ? EVENTS : EVENTS / INTERLEAVINGS.length;

export function interleavingContract(opened: () => OpenedLog): void {
  describe('a reader that follows while eight writers append', () => {
    it.each(INTERLEAVINGS)(
      `sees each of ${EVENTS_EACH} events once, in the order of the log (interleaving %i)`,
      async (seed) => {
        const interleaving = await interleave(opened().log, seed, EVENTS_EACH);
        expect(faultOf(interleaving)).toBeUndefined();
        expect(interleaving.written).toHaveLength(EVENTS_EACH);
      },
      600_000,
    );
  });
}
