import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import Database from 'better-sqlite3';
import { itWith, makeDisk, withoutDisk, type Disk } from './harness/disk.js';
import { expectIntact } from './harness/oracle.js';
import { startAppending, startTelling, type Child, type Transcript } from './harness/transcript.js';

const CUTS = 20;
const LONGEST_WRITING_MS = 150;
const CARELESS = fileURLToPath(new URL('harness/careless-child.mjs', import.meta.url));
const TEN_MINUTES = 600_000;

/**
 * Cuts the power while the process writes. In a real power cut the process dies with the disk. Here it lives a few
 * milliseconds longer, and a sync that was under way when XFS shuts down has been seen to succeed and be lost; what
 * it says then does not count.
 */
async function cutPowerUnder(disk: Disk, child: Child, transcript: Transcript): Promise<void> {
  await child.firstAck;
  await sleep(Math.random() * LONGEST_WRITING_MS);
  const saidBefore = transcript.lines.length;
  disk.cutPower();
  child.process.kill('SIGKILL');
  await child.ended;
  const after = transcript.lines.splice(saidBefore);
  transcript.lines.push(...after.filter((line) => line.word !== 'ACK'));
  await disk.unmount();
  disk.mount();
}

const disk = makeDisk('xfs');

describe('a power cut while writing', () => {
  itWith(disk)(
    `${CUTS} times loses nothing that was acknowledged${withoutDisk(disk)}`,
    async () => {
      const path = join(disk!.folder, 'log.sqlite');
      const transcript: Transcript = { lines: [] };
      for (let cut = 0; cut < CUTS; cut += 1) {
        const child = startAppending(transcript, { path, run: `run-${cut}` });
        await cutPowerUnder(disk!, child, transcript);
        await expectIntact(path, transcript);
      }
    },
    TEN_MINUTES,
  );

  itWith(disk)(`takes from a careless writer what it acknowledged${withoutDisk(disk)}`, async () => {
    let lost = 0;
    for (let cut = 0; cut < CUTS && lost === 0; cut += 1)
      lost += await lostByCareless(disk!, `careless-${cut}.sqlite`);
    expect(lost).toBeGreaterThan(0);
  });
});

/** How much of what it had acknowledged is gone: nothing, now and then, when the disk has just been written back. */
async function lostByCareless(on: Disk, file: string): Promise<number> {
  const path = join(on.folder, file);
  const transcript: Transcript = { lines: [] };
  await cutPowerUnder(on, startTelling(transcript, [process.execPath, CARELESS, path]), transcript);
  const acknowledged = transcript.lines.filter((line) => line.word === 'ACK').flatMap(({ ids }) => ids);
  const stored = new Set(storedRows(path));
  return acknowledged.filter((id) => !stored.has(id)).length;
}

/** Not even the table may have come through. */
function storedRows(path: string): readonly unknown[] {
  const db = new Database(path);
  try {
    const isThere = db.prepare(`SELECT 1 FROM sqlite_schema WHERE name = 'rows'`).get() !== undefined;
    return isThere ? db.prepare('SELECT id FROM rows').pluck().all() : [];
  } finally {
    db.close();
  }
}
