import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect } from '@jest/globals';
import { startService, untilCaughtUp, type Service } from '../service-process.js';
import { itWith, makeDisk, makeSmallDisk, withoutDisk } from './harness/disk.js';
import { scratchFolder } from './harness/scratch-folder.js';

const disk = makeDisk('ext4');
const small = makeSmallDisk('32m');
/** More than the longest pause between two attempts to take up the log again. */
const RECOVERY_MS = 5_000;

const teacher = (n: number): object => ({
  commandId: `command-${n}`,
  teacherId: `synthetic-${n}`,
  effectiveOn: '2015-09-01',
});

/** `Recorded`, or the code of the error. All people here are synthetic. */
async function register(service: Service, n: number): Promise<string> {
  const { body } = await service.post(
    `mutation ($input: RegisterTeacherInput!) { outcome: registerTeacher(input: $input) { __typename } }`,
    { input: teacher(n) },
  );
  const outcome = body.data?.outcome as { readonly __typename: string } | null | undefined;
  return outcome?.__typename ?? String(body.errors?.[0]?.extensions?.code);
}

/** Says it until it is recorded; answers what was said instead meanwhile. */
async function insist(service: Service, n: number): Promise<ReadonlySet<string>> {
  const answers = new Set<string>();
  const until = performance.now() + RECOVERY_MS;
  for (;;) {
    const answer = await register(service, n);
    if (answer === 'Recorded') return answers;
    if (performance.now() > until) throw new Error(`Still ${answer} after ${RECOVERY_MS} ms.`);
    answers.add(answer);
    await sleep(50);
  }
}

const ANSWERED = `query ($id: ID!) { timeline(teacherId: $id) { revision } headcount { inService } }`;

/** Records are read, and figures answered, as ever. */
async function expectReadable(service: Service, n: number): Promise<void> {
  expect(await service.ask(ANSWERED, { id: `synthetic-${n}` })).toMatchObject({ timeline: { revision: 1 } });
}

/** Each is recorded once and no more, and the figures come to know of the last. */
async function expectRecordedOnce(service: Service, count: number): Promise<void> {
  for (let n = 1; n <= count; n += 1) await expectReadable(service, n);
  const { position } = await service.say('registerTeacher', teacher(count)).then((said) => {
    expect(said).toMatchObject({ __typename: 'Recorded', revision: 1, alreadyRecorded: true });
    return said as { readonly position: string };
  });
  await service.ask(`query ($at: String!) { headcount(atLeast: $at) { inService } }`, { at: position });
}

describe('the service', () => {
  const scratch = scratchFolder();
  let service: Service;
  afterEach(() => service?.stop('SIGKILL'));

  itWith(small)(
    `whose log's disk is full says STORAGE_FULL, answers questions, and records again once there is room${withoutDisk(small)}`,
    async () => {
      service = await startService(small!.folder, {
        PATHWAYS_AUDIT: `sqlite:${join(mkdtempSync(join(scratch, 'audit-')), 'audit.sqlite')}`,
      });
      await insist(service, 1);
      await untilCaughtUp(service);
      small!.fill();
      let full = 2;
      let answer = await register(service, full);
      for (; answer === 'Recorded'; answer = await register(service, full)) full += 1;
      expect(answer).toBe('STORAGE_FULL');
      await expectReadable(service, 1);
      small!.makeRoom();
      expect([...(await insist(service, full))]).toEqual([]);
      await expectRecordedOnce(service, full);
      expect(await service.stop('SIGTERM')).toBe(0);
    },
  );

  const onDisk = (): Promise<Service> =>
    startService(mkdtempSync(join(scratch, 'data-')), {
      PATHWAYS_LOG: `sqlite:${join(disk!.folder, 'log.sqlite')}`,
    });

  itWith(disk)(
    `whose log may not be written says so, answers questions, and records again once it may${withoutDisk(disk)}`,
    async () => {
      service = await onDisk();
      await insist(service, 1);
      await untilCaughtUp(service);
      const files = ['', '-wal'].map((end) => join(disk!.folder, `log.sqlite${end}`));
      execFileSync('chattr', ['+i', ...files]);
      expect(await register(service, 2)).toBe('OUTCOME_UNKNOWN');
      expect(await register(service, 2)).toBe('LOG_UNAVAILABLE');
      await expectReadable(service, 1);
      execFileSync('chattr', ['-i', ...files]);
      expect([...(await insist(service, 2))].filter((answer) => answer !== 'LOG_UNAVAILABLE')).toEqual([]);
      await expectRecordedOnce(service, 2);
      expect(await service.stop('SIGTERM')).toBe(0);
    },
  );

  itWith(disk)(
    `whose log's disk is gone says so, and records again once it is back${withoutDisk(disk)}`,
    async () => {
      service = await onDisk();
      await insist(service, 3);
      await untilCaughtUp(service);
      disk!.cutPower();
      expect(['OUTCOME_UNKNOWN', 'LOG_UNAVAILABLE']).toContain(await register(service, 4));
      await disk!.unmount();
      expect(await register(service, 4)).toBe('LOG_UNAVAILABLE');
      await service.ask('{ headcount { inService } }');
      disk!.mount();
      await insist(service, 4);
      await expectRecordedOnce(service, 4);
      expect(await service.stop('SIGTERM')).toBe(0);
    },
  );
});
