import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { LONG } from './long-run.js';
import { expectIntact } from './oracle.js';
import { scratchFolder } from './scratch-folder.js';
import { inject, itWithStrace, WITHOUT_STRACE } from './strace.js';
import { startAppending, type Transcript } from './transcript.js';

const CYCLES = LONG ? 200 : 5;
const APPENDS = 20;
const TEN_MINUTES = 600_000;

describe('a writer killed', () => {
  const folder = scratchFolder();

  it(
    `at ${CYCLES} random moments loses nothing it acknowledged`,
    async () => {
      const path = join(folder, 'random.sqlite');
      const transcript: Transcript = { lines: [] };
      for (let cycle = 0; cycle < CYCLES; cycle += 1) {
        const child = startAppending(transcript, { path, run: `run-${cycle}` });
        await child.firstAck;
        await sleep(Math.random() * 150);
        child.process.kill('SIGKILL');
        await child.ended;
        expect(child.process.signalCode).toBe('SIGKILL');
        await expectIntact(path, transcript);
      }
    },
    TEN_MINUTES,
  );

  /** The moments before each write and each sync of a short run: all of them, or some. */
  itWithStrace.each([
    ['pwrite64', LONG ? 1 : 40],
    ['fsync', LONG ? 1 : 7],
  ])(
    `at %s number 1, 1 + %i and so on loses nothing it acknowledged${WITHOUT_STRACE}`,
    async (call, step) => {
      for (let when = 1, killed = true; killed; when += step) {
        const path = join(folder, `${call}-${when}.sqlite`);
        const transcript: Transcript = { lines: [] };
        const wrapper = inject(call, `signal=SIGKILL:when=${when}`);
        const child = startAppending(transcript, { path, run: 'run', appends: APPENDS, wrapper });
        await child.ended;
        killed = child.process.signalCode === 'SIGKILL';
        expect(killed || when > step).toBe(true);
        await expectIntact(path, transcript);
      }
    },
    TEN_MINUTES,
  );
});
