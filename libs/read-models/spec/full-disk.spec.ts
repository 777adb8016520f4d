import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import { everyRow } from './everything-asked.js';
import { memoryLog } from './memory-log.js';
import { openedModel, type OpenedModel, withModel } from './opened-model.js';
import { record } from './record.js';

const root = mkdtempSync(join(tmpdir(), 'read-model-full-'));
const mount = join(root, 'small');
mkdirSync(mount);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=48m', 'tmpfs', mount]).status === 0;
const itMounted = mounted ? it : it.skip;
const SKIPPED = mounted ? '' : ' (SKIPPED: needs root)';
const view = { asOf: '2020-01-01' };
const folder = join(mount, 'read-model');
const ballast = join(mount, 'ballast');

afterAll(() => {
  if (mounted) spawnSync('umount', [mount]);
  rmSync(root, { recursive: true });
});
beforeEach(() => [folder, ballast].forEach((path) => rmSync(path, { recursive: true, force: true })));

const school = (n: number) => ({
  post: `p${n}`,
  role: 'classroom_teacher',
  employer: `synthetic-school-${n}`,
});
const teachers = (from: number, count: number): readonly StoredEvent[] =>
  Array.from({ length: count }, (_, n) =>
    record(
      `teacher-synthetic-${from + n}`,
      ['QtsAwarded', '2014-07-01'],
      ['PostStarted', '2014-09-01', school(from + n)],
    ),
  ).flat();

/** Leaves so much room. */
function fillUpTo(bytes: number): void {
  const free = Number(
    spawnSync('df', ['--output=avail', '-B1', mount], { encoding: 'utf8' }).stdout.split('\n')[1],
  );
  writeFileSync(ballast, Buffer.alloc(Math.max(0, free - bytes)));
}

async function until(model: OpenedModel, isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 20) {
    if (waited > 30_000) throw new Error(JSON.stringify(model.status()));
    await sleep(20);
  }
}

describe('a full disk', () => {
  itMounted.each([0, 20_000, 200_000, 1_000_000, 17_000_000])(
    `with %i bytes of room: what is there is answered, and it goes on once there is room${SKIPPED}`,
    async (room) => {
      const log = memoryLog(teachers(0, 200));
      const model = await openedModel({ folder, log, limits: { memory: '500MB', threads: 1 } });
      try {
        await until(model, () => model.status().caughtUp && model.status().generation === 1);
        fillUpTo(room);
        let added = 200;
        const more = room < 5_000_000 ? 400 : 2_000;
        for (; model.status().interruptions === 0; added += more) {
          log.add(teachers(added, more));
          const all = 2 * (added + more);
          await until(model, () => model.status().interruptions > 0 || model.status().factsApplied === all);
        }
        expect((await headcount(model, view)).inService).toBeGreaterThanOrEqual(200);
        rmSync(ballast);
        const all = 2 * added;
        await until(model, () => model.status().factsApplied === all && model.status().standstill === null);
        expect(model.status()).toMatchObject({ failure: null, generation: 1 });
        const expected = await withModel(teachers(0, added), everyRow);
        expect(await everyRow(model)).toEqual(expected);
      } finally {
        await model.close();
      }
    },
  );

  itMounted(`stops a rebuild, whose room is given back; the former build answers on${SKIPPED}`, async () => {
    const log = memoryLog(teachers(0, 20_000));
    const model = await openedModel({ folder, log, limits: { memory: '500MB', threads: 1 } });
    try {
      await until(model, () => model.status().caughtUp && model.status().generation === 1);
      fillUpTo(100_000);
      model.rebuild();
      await until(model, () => model.status().rebuildFailure !== null);
      expect((await headcount(model, view)).inService).toBe(20_000);
      rmSync(ballast);
      await sleep(200);
      model.rebuild();
      await until(model, () => model.status().generation !== 1);
      expect(model.status().rebuildFailure).toBeNull();
      expect((await headcount(model, view)).inService).toBe(20_000);
    } finally {
      await model.close();
    }
  });

  itMounted(`at the start does not spoil what is on disk${SKIPPED}`, async () => {
    const log = memoryLog(teachers(0, 200));
    const limits = { memory: '500MB', threads: 1 };
    const first = await openedModel({ folder, log, limits });
    await until(first, () => first.status().caughtUp && first.status().generation === 1);
    const copy = join(root, 'killed');
    log.add(teachers(200, 200));
    await until(first, () => first.status().caughtUp && first.status().factsApplied === 800);
    spawnSync('cp', ['-r', folder, copy]);
    await first.close();
    rmSync(folder, { recursive: true });
    spawnSync('cp', ['-r', copy, folder]);
    fillUpTo(0);
    const second = await openedModel({ folder, log, limits });
    try {
      await until(second, () => second.status().generation === 1);
      expect((await headcount(second, view)).inService).toBe(400);
      log.add(teachers(400, 200));
      rmSync(ballast);
      await until(second, () => second.status().caughtUp && second.status().factsApplied === 1200);
      expect(second.status().generation).toBe(1);
    } finally {
      await second.close();
    }
  });
});
