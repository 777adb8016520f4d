import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, it } from '@jest/globals';

const PATIENCE_MS = 10_000;

/** A disk of our own, which may be broken: an image in memory, mounted through a loop device. */
export interface Disk {
  /** The folder it is mounted at. */
  readonly folder: string;
  /** What was not synced is gone. Nothing can be read or written any more until it is mounted again. */
  cutPower(): void;
  /** Waits until nobody holds a file of it. */
  unmount(): Promise<void>;
  mount(...options: string[]): void;
  /** The device fails writes, except to places that were written before. */
  failWrites(): void;
  mendWrites(): void;
  /** What ext4 does after an error on its device. */
  turnReadOnly(): void;
}

const FORMATS = {
  /** Its own journal, 64 MiB, is written in full when it is made: so only the files in it fail. */
  xfs: { backing: '160m', make: ['mkfs.xfs', '-q', '-K'], mount: [] },
  ext4: { backing: '80m', make: ['mkfs.ext4', '-q', '-J', 'size=4'], mount: ['errors=remount-ro'] },
} as const;

const succeeds = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

/** A new disk, taken away after the tests of the file; undefined where none can be made. */
export function makeDisk(format: keyof typeof FORMATS): Disk | undefined {
  const scratch = mkdtempSync(join(tmpdir(), 'faults-disk-'));
  const [backing, folder] = [join(scratch, 'backing'), join(scratch, 'disk')];
  const [image, ballast] = [join(backing, 'image'), join(backing, 'ballast')];
  const { backing: size, make, mount: ownOptions } = FORMATS[format];
  let device = '';
  const mounted = (...options: string[]): boolean =>
    succeeds('mount', '-o', [...ownOptions, ...options].join() || 'rw', device, folder);

  afterAll(() => {
    spawnSync('umount', ['--lazy', folder]);
    spawnSync('losetup', ['-d', device]);
    spawnSync('umount', ['--lazy', backing]);
    rmSync(scratch, { recursive: true, force: true });
  });
  [backing, folder].forEach((path) => mkdirSync(path));
  const isMade =
    succeeds('xfs_io', '-V') &&
    succeeds('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', backing) &&
    succeeds('truncate', '-s', '400m', image) &&
    succeeds(...(make as readonly [string, ...string[]]), image);
  if (!isMade) return undefined;
  device = spawnSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).stdout.trim();
  if (!mounted()) return undefined;

  return {
    folder,
    cutPower: () => void execFileSync('xfs_io', ['-x', '-c', 'shutdown', folder]),
    async unmount() {
      const until = performance.now() + PATIENCE_MS;
      while (!succeeds('umount', folder)) {
        if (performance.now() > until) throw new Error('Something holds a file of the disk.');
        await sleep(20);
      }
    },
    mount(...options) {
      if (!mounted(...options)) throw new Error('The disk cannot be mounted.');
    },
    failWrites: () => fillWith(ballast),
    mendWrites: () => rmSync(ballast),
    turnReadOnly() {
      writeFileSync(`/sys/fs/ext4/${basename(device)}/trigger_fs_error`, 'for a test');
    },
  };
}

/** `it`, where the disk could be made. */
export const itWith = (disk: object | undefined): typeof it | typeof it.skip => (disk ? it : it.skip);

/** Ends the name of a test that was skipped, so that nobody takes it for passed. */
export const withoutDisk = (disk: object | undefined): string =>
  disk ? '' : ' (SKIPPED: needs root, loop devices and xfsprogs)';

/** A folder with little room, taken away after the tests of the file; undefined where none can be made. */
export function makeSmallDisk(
  size: string,
): { readonly folder: string; fill(): void; makeRoom(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'faults-small-'));
  afterAll(() => {
    spawnSync('umount', ['--lazy', folder]);
    rmSync(folder, { recursive: true, force: true });
  });
  if (!succeeds('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder)) return undefined;
  const ballast = join(folder, 'ballast');
  return { folder, fill: () => fillWith(ballast), makeRoom: () => rmSync(ballast) };
}

/** Leaves no room beside it. */
const fillWith = (ballast: string): void => void spawnSync('sh', ['-c', `cat /dev/zero > ${ballast}`]);
