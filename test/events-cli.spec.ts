import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { inBash, started } from './cli-run.js';
import { until } from './live-events.js';
import { eventsIn } from './log-run.js';
import { pathways, startService, type Service } from './service-process.js';
import { signedIn, signedInEnv } from './signed-in.js';

/** `pathways events` and the pages about it, against the service as it is really run. */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
let folder: string;
let service: Service;
let logUrl: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pathways-events-'));
  logUrl = `sqlite:${join(folder, 'log.sqlite')}`;
  for (const name of ['dist', 'sample']) symlinkSync(join(ROOT, name), join(folder, name));
  const failed = join(folder, 'failed.csv');
  await pathways(
    [
      'import',
      'sample/career-events.csv',
      '--schools',
      'sample/schools.csv',
      '--log',
      logUrl,
      '--failed',
      failed,
    ],
    folder,
  );
  service = await startService(folder);
  env = { PATHWAYS_URL: service.url, ...signedInEnv(service.url) };
  mkdirSync(join(folder, 'data'));
  writeFileSync(join(folder, 'data', 'me'), `Authorization: ${signedIn(service.url)['authorization']}`);
});
afterAll(async () => {
  await service.stop('SIGKILL');
  rmSync(folder, { recursive: true });
});

const listed = (...args: readonly string[]) => started(['events', ...args], { env }).ended;
const objects = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { readonly position: string; readonly type: string });

const register = (name: string) =>
  service.say('registerTeacher', {
    ...{ commandId: `synthetic-${name}`, teacherId: `synthetic-${name}`, effectiveOn: '2026-09-01' },
  });

describe('pathways events', () => {
  it('prints every event as an object on a line of its own', async () => {
    const { code, stdout, stderr } = await listed('--json');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(objects(stdout).map(({ position }) => position)).toEqual(
      (await eventsIn(logUrl)).map(({ position }) => position),
    );
  });

  it('prints lines to be read, which begin with the position to go on after', async () => {
    const { stdout } = await listed('--teacher', 'synthetic-blake');
    const [first, ...rest] = stdout.trim().split('\n');
    const again = await listed('--teacher', 'synthetic-blake', '--after', first!.split(' ')[0]!);
    expect(again.stdout.trim().split('\n')).toEqual(rest);
    expect(rest.length).toBeGreaterThan(1);
  });

  it('is narrowed by several types and by when they were recorded', async () => {
    const { stdout } = await listed('--type', 'NpqStarted', 'NpqPassed', '--json');
    expect(new Set(objects(stdout).map(({ type }) => type))).toEqual(new Set(['NpqStarted', 'NpqPassed']));
    expect((await listed('--since', '2999-01-01')).stdout).toBe('');
  });

  it('says of a type that it is none, and of a position that the log does not have it', async () => {
    expect(await listed('--type', 'NpqStrted')).toEqual({
      ...{ code: 0, stdout: '' },
      stderr: 'warning: This release knows no event of type NpqStrted. Did you mean NpqStarted?\n',
    });
    const { code, stderr } = await listed('--after', '12345', '--follow');
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('no event at that position'),
    });
  });

  it('follows through a restart of the service, and ends at Ctrl-C with whole lines', async () => {
    const { child, said, ended } = started(['events', '--follow', '--json'], { env });
    const seen = () => said.stdout.split('\n').length - 1;
    const onRecord = (await eventsIn(logUrl)).length;
    await until(() => seen() === onRecord);
    await register('before');
    await until(() => seen() === onRecord + 1);
    await service.stop('SIGTERM');
    await until(() => said.stderr.includes('The service has gone.'));
    const log = await openEventLog(logUrl);
    const [blake] = await log.readStream('teacher-synthetic-blake');
    await log.append('teacher-synthetic-while-away', 0, [
      { ...blake!, id: '7697352c-ed94-5d12-b2ca-d8dff851e0dd' },
    ]);
    await log.close();
    service = await startService(folder, { PATHWAYS_PORT: new URL(service.url).port });
    await register('after');
    await until(() => seen() === onRecord + 3);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(objects(stdout).map(({ position }) => position)).toEqual(
      (await eventsIn(logUrl)).map(({ position }) => position),
    );
  });

  it.each(['events --json', 'ask --list', 'ask vocabularies', 'ask vocabularies --json'])(
    '%s: is read no further than somebody reads on',
    async (verb) => {
      expect(await inBash(`pathways ${verb} | head -2`, { env })).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it('is followed no further than somebody reads on: with the next event it ends', async () => {
    let isEnded = false;
    const ended = inBash('pathways events --follow | head -2', { env }).finally(() => (isEnded = true));
    for (let n = 0; !isEnded; n += 1) {
      await register(`next-${n}`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    expect(await ended).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the commands on the pages', () => {
  const commandsOf = (page: string): readonly string[] =>
    [...readFileSync(join(ROOT, page), 'utf8').matchAll(/```sh\n(.*?)```/gs)].map(([, block]) =>
      block!.trim(),
    );

  it.each(['docs/events.md', 'docs/cli.md'])('%s: are run as they stand', async (page) => {
    const blocks = commandsOf(page);
    expect(blocks.length).toBeGreaterThan(1);
    for (const block of blocks) {
      const line = `set -e; ${block.replaceAll('http://127.0.0.1:4000', service.url)}`;
      const { code, stdout, stderr } = await inBash(line, { env, cwd: folder });
      expect({ block, code, stderr: stderr.replace(/^\s*%.*/s, '') }).toEqual({ block, code: 0, stderr: '' });
      expect(stdout).not.toContain('"errors"');
    }
  });

  it('give what they say', async () => {
    const [inTerminal, byPages] = commandsOf('docs/events.md');
    const said = await inBash(`${inTerminal}; cat npqs.ndjson`, { env, cwd: folder });
    expect(said.stdout).toContain('"type":"NpqStarted"');
    const answer = await inBash(byPages!.replaceAll('http://127.0.0.1:4000', service.url), { cwd: folder });
    expect(JSON.parse(answer.stdout)).toMatchObject({
      data: { events: { edges: [{ node: { type: 'NpqStarted', status: 'IN_FORCE' } }] } },
    });
  });
});
