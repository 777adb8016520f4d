import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { LONG } from './harness/long-run.js';
import { expectIntact } from './harness/oracle.js';
import { scratchFolder } from './harness/scratch-folder.js';
import { inject, itWithStrace, WITHOUT_STRACE } from './harness/strace.js';
import { startAppending, type Transcript } from './harness/transcript.js';

const CYCLES = LONG ? 200 : 5;
/** How many runs go on at a time. */
const LANES = 2;
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

  /** Answers whether the run came to that call at all. */
  async function isKilledBefore(call: string, when: number): Promise<boolean> {
    const path = join(folder, `${call}-${when}.sqlite`);
    const transcript: Transcript = { lines: [] };
    const wrapper = inject(call, `signal=SIGKILL:when=${when}`);
    const child = startAppending(transcript, { path, run: 'run', task: 'script', wrapper });
    await child.ended;
    await expectIntact(path, transcript);
    return child.process.signalCode === 'SIGKILL';
  }

  /**
   * The moments before the syncs and writes of the script, as many as are asked for. Each event is a commit: that is at
   * least one sync and one frame, which is two writes.
   */
  itWithStrace.each([
    ['fsync', LONG ? 1 : 10, 200],
    ['pwrite64', LONG ? 25 : 50, 400],
  ])(
    `at %s number 1, 1 + %i and so on of 200 events loses nothing it acknowledged${LONG ? '' : ' (all with FAULTS=long)'}${WITHOUT_STRACE}`,
    async (call, step, leastCalls) => {
      let [calls, kills] = [1, 0];
      const nextCall = (): number => (calls += step) - step;
      const lane = async (): Promise<void> => {
        while (await isKilledBefore(call, nextCall())) kills += 1;
      };
      await Promise.all(Array.from({ length: LANES }, lane));
      expect(kills).toBeGreaterThanOrEqual(leastCalls / step);
    },
    TEN_MINUTES,
  );
});
