import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, it } from '@jest/globals';
import { LONG } from './long-run.js';
import { expectIntact } from './oracle.js';
import { scratchFolder } from './scratch-folder.js';
import { startAppending, type Transcript } from './transcript.js';

const CUTS = LONG ? 20 : 3;
const TEN_MINUTES = 600_000;

const folder = scratchFolder();
const image = join(folder, 'disk.img');
const mount = join(folder, 'disk');

const run = (command: string, ...args: string[]): unknown => execFileSync(command, args, { stdio: 'ignore' });
const tryMount = (): boolean => spawnSync('mount', ['-o', 'loop', image, mount]).status === 0;

/** A disk of our own whose power can be cut: what was not synced is gone when it is mounted again. */
function makeDisk(): boolean {
  if (spawnSync('xfs_io', ['-V']).status !== 0) return false;
  mkdirSync(mount);
  run('truncate', '-s', '400m', image);
  return spawnSync('mkfs.xfs', ['-q', image]).status === 0 && tryMount();
}

/**
 * In a real power cut the process dies with the disk. Here it lives a few milliseconds longer, and a sync that
 * was under way when XFS shuts down has been seen to succeed and be lost; what it says then does not count.
 */
function forgetAcksAfter(transcript: Transcript, index: number): void {
  const after = transcript.lines.splice(index);
  transcript.lines.push(...after.filter((line) => line.word !== 'ACK'));
}

const ready = makeDisk();
const itWithDisk = ready ? it : it.skip;

describe('a power cut while writing', () => {
  afterAll(() => {
    if (ready) spawnSync('umount', [mount]);
  });

  itWithDisk(
    `${CUTS} times loses nothing that was acknowledged${ready ? '' : ' (SKIPPED: needs root, loop devices and xfsprogs)'}`,
    async () => {
      const path = join(mount, 'log.sqlite');
      const transcript: Transcript = { lines: [] };
      for (let cut = 0; cut < CUTS; cut += 1) {
        const child = startAppending(transcript, { path, run: `run-${cut}` });
        await child.firstAck;
        await sleep(Math.random() * 300);
        const saidBefore = transcript.lines.length;
        run('xfs_io', '-x', '-c', 'shutdown', mount);
        child.process.kill('SIGKILL');
        await child.ended;
        forgetAcksAfter(transcript, saidBefore);
        run('umount', mount);
        run('mount', '-o', 'loop', image, mount);
        await expectIntact(path, transcript);
      }
    },
    TEN_MINUTES,
  );
});
