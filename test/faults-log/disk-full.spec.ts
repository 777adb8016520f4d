import { join } from 'node:path';
import { describe, expect } from '@jest/globals';
import { StorageFull } from '#event-log/event-log';
import { openSqliteEventLog } from '#event-log/sqlite/sqlite-event-log';
import { event, everything, refusalOf } from '../../libs/event-log/spec/synthetic-events.js';
import { itWith, makeSmallDisk, withoutDisk } from './harness/disk.js';

const disk = makeSmallDisk('4m');

describe('a full disk', () => {
  itWith(disk)(
    `refuses the append as a whole, and writing goes on once there is room${withoutDisk(disk)}`,
    async () => {
      const log = openSqliteEventLog(join(disk!.folder, 'log.sqlite'));
      const append = (n: number) =>
        log.append(`s${n}`, 0, [event(`c${n}`, 0), event(`c${n}`, 1, { n: 'x'.repeat(50_000) })]);

      let acknowledged = 0;
      for (; acknowledged < 4; acknowledged += 1) await append(acknowledged);
      disk!.fill();
      const untilFull = async (): Promise<void> => {
        for (; ; acknowledged += 1) await append(acknowledged);
      };
      expect(await refusalOf(untilFull())).toBeInstanceOf(StorageFull);
      expect(await refusalOf(append(acknowledged))).toBeInstanceOf(StorageFull);
      expect(await everything(log)).toHaveLength(acknowledged * 2);

      disk!.makeRoom();
      expect(await append(acknowledged)).toMatchObject({ revision: 2, alreadyRecorded: false });
      expect(await everything(log)).toHaveLength(acknowledged * 2 + 2);
      await log.close();
    },
  );
});
