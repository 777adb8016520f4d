import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect } from '@jest/globals';
import { LogUnavailable, OutcomeUnknown, type EventLog } from '#event-log/event-log';
import { openSqliteEventLog } from '#event-log/sqlite/sqlite-event-log';
import { events, everything, refusalOf } from '../../libs/event-log/spec/synthetic-events.js';
import { itWith, makeDisk, withoutDisk } from './harness/disk.js';

const disk = makeDisk('ext4');

/** Appends until it is acknowledged, always with the same ids. */
async function insist(log: EventLog, command: string): Promise<void> {
  for (;;) {
    try {
      return void (await log.append(command, 0, events(command, 2)));
    } catch {
      await sleep(20);
    }
  }
}

/** The first answer may leave the outcome open; from then on nothing is written for certain. */
async function expectRefused(log: EventLog, command: string): Promise<void> {
  const append = (): Promise<unknown> => refusalOf(log.append(command, 0, events(command, 2)));
  expect(await append()).toBeInstanceOf(OutcomeUnknown);
  expect(await append()).toBeInstanceOf(LogUnavailable);
  await sleep(300);
  expect(await append()).toBeInstanceOf(LogUnavailable);
}

describe('a disk that may not be written', () => {
  itWith(disk)(`is read on, and written again once it may be${withoutDisk(disk)}`, async () => {
    const path = join(disk!.folder, 'forbidden.sqlite');
    const files = [path, `${path}-wal`];
    const log = openSqliteEventLog(path);
    await insist(log, 'c1');
    execFileSync('chattr', ['+i', ...files]);
    try {
      await expectRefused(log, 'c2');
      expect(await everything(log)).toHaveLength(2);
    } finally {
      execFileSync('chattr', ['-i', ...files]);
    }
    await insist(log, 'c2');
    expect(await everything(log)).toHaveLength(4);
    await log.close();
  });

  itWith(disk)(
    `since its device failed is read on, and keeps what was acknowledged${withoutDisk(disk)}`,
    async () => {
      const path = join(disk!.folder, 'log.sqlite');
      const log = openSqliteEventLog(path);
      await insist(log, 'c1');
      disk!.turnReadOnly();
      await expectRefused(log, 'c2');
      expect(await everything(log)).toHaveLength(2);

      await log.close();
      expect(() => openSqliteEventLog(path)).toThrow(/read-?only/);
      await disk!.unmount();
      disk!.mount();
      const opened = openSqliteEventLog(path);
      await insist(opened, 'c2');
      expect(await everything(opened)).toHaveLength(4);
      await opened.close();
    },
  );
});
