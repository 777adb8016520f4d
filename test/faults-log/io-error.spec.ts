import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { itWith, makeDisk, withoutDisk } from './harness/disk.js';
import { expectIntact } from './harness/oracle.js';
import { scratchFolder } from './harness/scratch-folder.js';
import { inject, itWithStrace, WITHOUT_STRACE } from './harness/strace.js';
import { startAppending, untilSaid, type Transcript } from './harness/transcript.js';

/** Every word is an answer the port knows of, and what was unknown or refused was acknowledged in the end. */
function expectAllAcknowledged({ lines }: Transcript): void {
  const ids = (word: string): ReadonlySet<string> =>
    new Set(lines.filter((line) => line.word === word).flatMap((line) => line.ids));
  expect(ids('ACK')).toEqual(ids('TRY'));
  const words = new Set(lines.map((line) => line.word));
  expect([...words].filter((word) => !KNOWN.has(word))).toEqual([]);
}
const KNOWN = new Set(['TRY', 'ACK', 'OutcomeUnknown', 'LogUnavailable', 'StorageFull']);

describe('a disk that fails under a running writer', () => {
  const folder = scratchFolder();

  itWithStrace.each([
    ['fsync', 'error=EIO:when=12', 'OutcomeUnknown'],
    ['fsync', 'error=EIO:when=13..16', 'OutcomeUnknown'],
    ['pwrite64', 'error=EIO:when=90..95', 'OutcomeUnknown'],
    ['pwrite64', 'error=EROFS:when=91', 'OutcomeUnknown'],
    ['pwrite64', 'error=ENOSPC:when=92..96', 'StorageFull'],
  ])(
    `in %s (%s) says %s, and goes on by itself with nothing lost and nothing twice${WITHOUT_STRACE}`,
    async (call, fault, answer) => {
      const path = join(folder, `${call}-${fault.replace(/\W/g, '-')}.sqlite`);
      const transcript: Transcript = { lines: [] };
      const child = startAppending(transcript, { path, run: 'run', task: 30, wrapper: inject(call, fault) });
      await child.ended;
      expect(child.process.exitCode).toBe(0);
      expect(transcript.lines.map((line) => line.word)).toContain(answer);
      expectAllAcknowledged(transcript);
      await expectIntact(path, transcript);
    },
  );

  const disk = makeDisk('xfs');

  itWith(disk)(
    `for want of a working device loses nothing, not even in a power cut after it was mended${withoutDisk(disk)}`,
    async () => {
      const path = join(disk!.folder, 'log.sqlite');
      const transcript: Transcript = { lines: [] };
      const child = startAppending(transcript, { path, run: 'run' });
      await child.firstAck;
      disk!.failWrites();
      await untilSaid(transcript, 'LogUnavailable');
      expect(transcript.lines.map((line) => line.word)).toContain('OutcomeUnknown');
      disk!.mendWrites();
      await untilSaid(transcript, 'ACK');

      child.process.kill('SIGSTOP');
      disk!.cutPower();
      child.process.kill('SIGKILL');
      await child.ended;
      await disk!.unmount();
      disk!.mount();
      await expectIntact(path, transcript);
    },
  );

  itWith(disk)(
    `that was unmounted, came back read-only and then writable is taken up again${withoutDisk(disk)}`,
    async () => {
      const path = join(disk!.folder, 'back.sqlite');
      const transcript: Transcript = { lines: [] };
      const child = startAppending(transcript, { path, run: 'run' });
      await child.firstAck;
      child.process.kill('SIGSTOP');
      disk!.cutPower();
      child.process.kill('SIGCONT');
      await disk!.unmount();
      await untilSaid(transcript, 'LogUnavailable');
      disk!.mount('ro');
      await untilSaid(transcript, 'LogUnavailable');
      disk!.mount('remount', 'rw');
      await untilSaid(transcript, 'ACK');
      child.process.kill('SIGKILL');
      await child.ended;
      await expectIntact(path, transcript);
    },
  );
});
