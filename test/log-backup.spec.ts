import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import {
  eventsIn,
  fill,
  folderOfLogs,
  logCommand,
  reported,
  saidHere,
  startLogCommand,
  stoppedAtOnce,
  until,
} from './log-run.js';
import { startService, untilCaughtUp, type Service } from './service-process.js';

const BACKUPS = 20;
const WRITERS = 4;

const { folder, file, url } = folderOfLogs();
const home = join(folder, 'home');
const LOG = join(home, 'log.sqlite');
const backupNamed = (name: string): readonly string[] => [
  'backup',
  '--log',
  `sqlite:${LOG}`,
  '--to',
  file(name),
];
const unfinished = (): readonly string[] => readdirSync(folder).filter((name) => name.includes('unfinished'));

let running: Service | undefined;
const start = async (dataFolder: string): Promise<Service> => {
  running = await startService(dataFolder);
  await untilCaughtUp(running);
  return running;
};

beforeAll(async () => {
  mkdirSync(home);
  await fill(`sqlite:${LOG}`, 300);
});
afterAll(async () => void (await running?.stop('SIGKILL')));

/** Registers synthetic teachers until it is told to stop; notes each command once it is acknowledged. */
async function write(
  service: Service,
  writer: number,
  acknowledged: string[],
  isOver: () => boolean,
): Promise<void> {
  for (let n = 1; !isOver(); n += 1) {
    const commandId = `writer-${writer}-${n}`;
    const said = await service.say('registerTeacher', {
      commandId,
      teacherId: `synthetic-${commandId}`,
      effectiveOn: '2024-09-01',
    });
    expect(said.__typename).toBe('Recorded');
    acknowledged.push(commandId);
  }
}

const commandIds = (events: readonly StoredEvent[]): ReadonlySet<unknown> =>
  new Set(events.map(({ metadata }) => (JSON.parse(metadata) as { commandId?: string }).commandId));

const ANSWERS = `{
  headcount(asOf: "2025-01-01") { inService onCareerBreak byStage { stage count } basis { n position } }
  retention(asOf: "2026-01-01", years: [1, 5]) { cohorts { cohort n cells { year retained percent } } }
  npqs(asOf: "2026-01-01") { counts { qualification state count } basis { position } }
  transitions(asOf: "2026-01-01", from: "2010-01-01", to: "2026-01-01") { transitions { from to count } }
}`;

async function answersOf(dataFolder: string): Promise<unknown> {
  const service = await start(dataFolder);
  const answers = await service.ask(ANSWERS);
  expect(await service.stop('SIGTERM')).toBe(0);
  return answers;
}

/** As RESTORE.md says it. */
function restore(backup: string): void {
  for (const rest of ['', '-wal', '-shm']) rmSync(`${LOG}${rest}`, { force: true });
  copyFileSync(backup, LOG);
}

describe('log backup of a running service', () => {
  it(`${BACKUPS} of ${BACKUPS} are sound, the beginning of the log, and hold all that was acknowledged before`, async () => {
    const service = await start(home);
    const acknowledged: string[] = [];
    let isOver = false;
    const writing = Array.from({ length: WRITERS }, (_, n) => write(service, n, acknowledged, () => isOver));
    const taken: { readonly name: string; readonly before: readonly string[] }[] = [];
    for (let n = 1; n <= BACKUPS; n += 1) {
      taken.push({ name: `backup-${n}`, before: [...acknowledged] });
      const { code, stderr } = await logCommand(...backupNamed(`backup-${n}`));
      expect({ code, stderr }).toEqual({
        code: 0,
        stderr: expect.stringContaining('a copy of the log, verified'),
      });
    }
    isOver = true;
    await Promise.all(writing);
    expect(await service.stop('SIGTERM')).toBe(0);

    const whole = await eventsIn(`sqlite:${LOG}`);
    for (const { name, before } of taken) {
      const restored = await eventsIn(url(name));
      expect(restored).toEqual(whole.slice(0, restored.length));
      const held = commandIds(restored);
      expect(before.filter((id) => !held.has(id))).toEqual([]);
      expect(await saidHere(['verify', url(name)])).toMatchObject({ code: 0 });
    }
    const [first, last] = [taken[0]!, taken.at(-1)!];
    expect(first.before.length).toBeLessThan(last.before.length);
    expect((await eventsIn(url(first.name))).length).toBeLessThan(whole.length);
    expect(unfinished()).toEqual([]);
  }, 600_000);

  it('a service started on the restored log answers as one that was never anywhere else', async () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    copyFileSync(file('backup-10'), join(elsewhere, 'log.sqlite'));
    // What is left in the folder answered for more than the restored log holds.
    restore(file('backup-10'));
    expect(await answersOf(home)).toEqual(await answersOf(elsewhere));
  }, 300_000);
});

describe('log backup', () => {
  it('says what it made', async () => {
    const events = await eventsIn(`sqlite:${LOG}`);
    const { code, report } = await reported(...backupNamed('one'));
    const { report: verified } = await reported('verify', url('one'));
    expect({ code, report }).toEqual({
      code: 0,
      report: {
        outcome: 'backed up',
        file: file('one'),
        upTo: events.at(-1)!.position,
        events: events.length,
        streams: verified['streams'],
        digest: verified['digest'],
        digestOfStreams: verified['digestOfStreams'],
      },
    });
  });

  it('stopped by Ctrl-C leaves nothing behind', async () => {
    const stopped = { code: 130, stderr: 'Stopped. Nothing was left behind; run the same command again.\n' };
    expect(await stoppedAtOnce(...backupNamed('stopped'))).toMatchObject(stopped);
    const run = startLogCommand(...backupNamed('stopped'));
    await until(async () => unfinished().length > 0);
    run.kill('SIGINT');
    expect(await run.ended).toMatchObject(stopped);
    expect([existsSync(file('stopped')), ...unfinished()]).toEqual([false]);
  });

  it('does not keep a copy of a damaged log', async () => {
    copyFileSync(LOG, file('broken'));
    const handle = openSync(file('broken'), 'r+');
    for (let page = 60; page < 70; page += 1)
      writeSync(handle, Buffer.alloc(4_096, 0xff), 0, 4_096, page * 4_096);
    closeSync(handle);
    const { code, stderr } = await logCommand('backup', '--log', url('broken'), '--to', file('of-broken'));
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringContaining('was not kept') });
    expect([existsSync(file('of-broken')), ...unfinished()]).toEqual([false]);
  });

  it.each([
    [
      'a file that is there',
      ['--to', 'package.json'],
      2,
      /package\.json: There is a file of that name\. Name another/,
    ],
    ['a folder that is not there', ['--to', 'nowhere/b.sqlite'], 2, /There is no such folder/],
    [
      'a log that is not there',
      ['--log', 'sqlite:nowhere.sqlite', '--to', 'b.sqlite'],
      2,
      /There is no log\. Check --log/,
    ],
    [
      'EventStoreDB',
      ['--log', 'esdb://localhost:2113', '--to', 'b.sqlite'],
      2,
      /EventStoreDB has its own.*pathways log copy/,
    ],
    ['nothing to write to', [], 2, /required option '--to <file>'/],
  ])('refuses %s', async (_what, args, code, words) => {
    const log = args.includes('--log') ? [] : ['--log', `sqlite:${LOG}`];
    const said = await saidHere(['backup', ...log, ...args]);
    expect(said).toMatchObject({ code, stderr: expect.stringMatching(words) });
  });
});
