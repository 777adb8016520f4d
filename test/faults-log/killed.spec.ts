import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { expectIntact } from './oracle.js';
import { LONG, scratchFolder } from './scratch-folder.js';
import { startAppending, type Transcript } from './transcript.js';

const CYCLES = LONG ? 200 : 5;
const EVERY_NTH_CALL = LONG ? 7 : 150;
const APPENDS = 20;
const TEN_MINUTES = 600_000;

const strace = spawnSync('strace', ['-V']).status === 0;
const itWithStrace = strace ? it : it.skip;

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

  itWithStrace.each(['pwrite64', 'fsync'])(
    `at every ${EVERY_NTH_CALL}th %s loses nothing it acknowledged${strace ? '' : ' (SKIPPED: needs strace)'}`,
    async (call) => {
      for (let when = 1, killed = true; killed; when += EVERY_NTH_CALL) {
        const path = join(folder, `${call}-${when}.sqlite`);
        const transcript: Transcript = { lines: [] };
        const inject = `inject=${call}:signal=SIGKILL:when=${when}`;
        const wrapper = ['strace', '-f', '-o', '/dev/null', '-e', `trace=${call}`, '-e', inject];
        const child = startAppending(transcript, { path, run: 'run', appends: APPENDS, wrapper });
        await child.ended;
        killed = child.process.signalCode === 'SIGKILL';
        await expectIntact(path, transcript);
      }
    },
    TEN_MINUTES,
  );
});
