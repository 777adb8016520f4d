import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { StorageFull } from '#event-log/event-log';
import { openSqliteEventLog } from '#event-log/sqlite/sqlite-event-log';
import { event, everything, refusalOf } from '../../libs/event-log/spec/synthetic-events.js';
import { scratchFolder } from './harness/scratch-folder.js';

const mount = join(scratchFolder(), 'small');
mkdirSync(mount);
const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mount]).status === 0;
const itMounted = mounted ? it : it.skip;

describe('a full disk', () => {
  afterAll(() => {
    if (mounted) spawnSync('umount', [mount]);
  });

  itMounted(
    `refuses the append as a whole, and writing goes on once there is room${mounted ? '' : ' (SKIPPED: needs root)'}`,
    async () => {
      const ballast = join(mount, 'ballast');
      writeFileSync(ballast, Buffer.alloc(2 * 1024 * 1024));
      const log = openSqliteEventLog(join(mount, 'log.sqlite'));
      const append = (n: number) =>
        log.append(`s${n}`, 0, [event(`c${n}`, 0), event(`c${n}`, 1, { n: 'x'.repeat(50_000) })]);

      let acknowledged = 0;
      const fill = async (): Promise<void> => {
        for (; ; acknowledged += 1) await append(acknowledged);
      };
      expect(await refusalOf(fill())).toBeInstanceOf(StorageFull);
      expect(acknowledged).toBeGreaterThan(3);
      expect(await everything(log)).toHaveLength(acknowledged * 2);

      rmSync(ballast);
      expect(await append(acknowledged)).toMatchObject({ revision: 2, alreadyRecorded: false });
      expect(await everything(log)).toHaveLength(acknowledged * 2 + 2);
      await log.close();
    },
  );
});
