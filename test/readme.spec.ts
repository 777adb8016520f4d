import { exec, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';

/**
 * The commands that the README shows, run as they stand in a folder that looks like a fresh checkout after its set-up.
 * What runs this very test (`npm ci`, `npm test`) or takes longer than it may is named and not run again.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(exec);

let folder: string;
let commands: readonly string[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pathways-readme-'));
  await Promise.all(
    ['package.json', 'sample'].map((name) => cp(join(ROOT, name), join(folder, name), { recursive: true })),
  );
  await Promise.all(['node_modules', 'dist'].map((name) => symlink(join(ROOT, name), join(folder, name))));
  const readme = await readFile(join(ROOT, 'README.md'), 'utf8');
  commands = [...readme.matchAll(/```sh\n(.*?)```/gs)].flatMap((block) => block[1]!.trim().split('\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const FEWER_TEACHERS = '--teachers 300 --port 0 --once';
const env = { ...process.env, NODE_OPTIONS: '' };
const command = (beginning: string): string => {
  const found = commands.filter((shown) => shown.startsWith(beginning));
  expect(found).not.toEqual([]);
  return found[0]!;
};

it('shows no command but those that are run here, or are running this', () => {
  const run = [
    'npm ci && npm run demo',
    'npm run demo -- --remove',
    'npm start',
    'npm run pathways -- import',
    'npm run pathways -- token',
    'npm run pathways -- ask',
    'npm run pathways -- log backup',
    'npm run pathways -- log verify',
    'npm run pathways -- log copy',
    'curl -s',
  ];
  const running = ['npm ci && npm test', 'npm run lint'];
  const strange = commands.filter((shown) => ![...run, ...running].some((known) => shown.startsWith(known)));
  expect(strange).toEqual([]);
});

it('demo: makes the population, prints the table, the address and the three questions, and goes away again', async () => {
  const [install, demo] = command('npm ci && npm run demo').split(' && ');
  expect(install).toBe('npm ci');
  const { stdout } = await run(`${demo} -- ${FEWER_TEACHERS}`, { cwd: folder, env });
  expect(stdout).toContain('SYNTHETIC POPULATION');
  expect(stdout).toMatch(/answers at http:\/\/127\.0\.0\.1:\d+\/graphql/);
  for (const who of ['Teaching School Alliance', 'trust planner', 'researcher'])
    expect(stdout).toContain(who);
  const { stderr } = await run(command('npm run demo -- --remove'), { cwd: folder, env });
  expect(stderr).toContain('The demo is gone');
}, 120_000);

it('use: start, import the sample, ask, record', async () => {
  const service = spawn('npm', ['start'], {
    cwd: folder,
    env: { ...env, PATHWAYS_PORT: '0' },
    detached: true,
  });
  try {
    const url = await addressOf(service.stdout);
    const imported = await run(command('npm run pathways -- import'), { cwd: folder, env });
    expect(imported.stderr).toContain('facts recorded  21');
    await run(command('npm run pathways -- token'), { cwd: folder, env });
    const [ask, say] = commands
      .filter((shown) => shown.startsWith('curl'))
      .map((shown) => shown.replace('http://127.0.0.1:4000', url));
    await until(async () => (await run(ask!, { cwd: folder })).stdout.includes('"cohort":"2014/15","n":3'));
    const inTerminal = { cwd: folder, env: { ...env, PATHWAYS_URL: url } };
    expect((await run(command('npm run pathways -- ask'), inTerminal)).stdout).toMatch(/│ 2014\/15 │ +3 │/);
    expect(JSON.parse((await run(say!, { cwd: folder })).stdout)).toMatchObject({
      data: { startNpq: { revision: 7 } },
    });
    for (const [verb, words] of [
      ['backup', 'holds a copy of the log, verified'],
      ['verify', 'The log is sound'],
      ['copy', 'Both logs hold the same'],
    ] as const)
      expect((await run(command(`npm run pathways -- log ${verb}`), { cwd: folder, env })).stderr).toContain(
        words,
      );
  } finally {
    process.kill(-service.pid!, 'SIGTERM');
    await once(service, 'exit');
  }
}, 60_000);

/** The answers follow the log within moments. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 50; attempt += 1) if (await isSo()) return;
  throw new Error('It did not come to that.');
}

async function addressOf(output: AsyncIterable<Buffer>): Promise<string> {
  let said = '';
  for await (const piece of output) {
    said += piece.toString();
    const address = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
    if (address) return address;
  }
  throw new Error(`The service did not start: ${said}`);
}
