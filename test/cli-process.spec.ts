import { once } from 'node:events';
import { existsSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verbs } from '../apps/cli/src/pathways.js';
import { CLI, inBash, started } from './cli-run.js';
import { fill, folderOfLogs } from './log-run.js';

/** What a verb does as a process: at the end of a pipe, at Ctrl-C, on a terminal, with a log that is not right. */

const { folder, file, url } = folderOfLogs();
const ESCAPE = '\u001b';

beforeAll(() => fill(url('sound'), 60));

/** A service that takes a question and never answers. */
async function silent() {
  const server = createServer(() => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, close };
}

describe('a reader that has seen enough', () => {
  it.each([
    'pathways --help | head -1',
    'pathways completion bash | head -1',
    `pathways log verify ${url('sound')} --json 2>/dev/null | head -1`,
    'for verb in import export log; do pathways $verb --help; done | head -1',
  ])('%s: ends cleanly', async (line) => {
    expect(await inBash(line)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/^.+\n$/),
    });
  });

  it('is not waited for, and nobody hears a complaint, once it is gone before anything was said', async () => {
    expect(await inBash('pathways --help | (exec <&-; sleep 1)')).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    });
  });
});

describe('Ctrl-C', () => {
  it.each([
    ['ask', ['headcount']],
    ['events', []],
    ['events', ['--follow', '--json']],
    ['verify', ['--log', url('sound')]],
  ])('ends %s %j at once', async (verb, args) => {
    const service = await silent();
    const asked = once(service.server, 'request');
    const { child, ended } = started([verb, ...args, '--url', service.url]);
    if (verb === 'verify') await sleep(1_000);
    else await asked;
    const at = performance.now();
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 130, stdout: '' });
    expect(performance.now() - at).toBeLessThan(2_000);
    service.close();
  });

  it('leaves no folder of what was being made', async () => {
    const to = join(folder, 'broken-off');
    for (const [verb, ...args] of [['replay'], ['export', '--project-key-file', join(folder, 'key')]]) {
      const { child, ended } = started([verb!, '--to', to, '--log', url('sound'), ...args]);
      await sleep(700);
      child.kill('SIGINT');
      const { code } = await ended;
      // None: on a busy machine it had not begun yet.
      expect([0, 130, null]).toContain(code);
      expect({ verb, isThere: existsSync(to) }).toEqual({ verb, isThere: code === 0 });
      if (code === 0) spawnSync('rm', ['-rf', to]);
    }
  });
});

describe('on a terminal', () => {
  const isThere = spawnSync('script', ['--version']).status === 0;
  const onTerminal = isThere ? it : it.skip;
  const shown = async (env: NodeJS.ProcessEnv): Promise<string> => {
    const line = `script -qec '"${process.execPath}" "${CLI}" log verify ${url('sound')}' /dev/null`;
    return (await inBash(line, { env })).stdout;
  };

  onTerminal('shows progress, never in colour', async () => {
    const text = await shown({ TERM: 'xterm' });
    expect(text).toContain(`${ESCAPE}[`);
    expect(text).not.toMatch(/\u001b\[[\d;]*m/);
    expect(await shown({ TERM: 'xterm', NO_COLOR: '1' })).not.toMatch(/\u001b\[[\d;]*m/);
  });

  onTerminal('writes plain lines where it is a dumb one', async () => {
    const text = await shown({ TERM: 'dumb' });
    expect(text).toContain('The log is sound');
    expect(text).not.toContain(ESCAPE);
  });
});

it('shows no progress where it is none', async () => {
  const { stderr, stdout } = await inBash(`pathways log verify ${url('sound')}`);
  expect(stderr).toContain('The log is sound');
  expect(stdout + stderr).not.toContain(ESCAPE);
});

describe('a log that is not right', () => {
  const codeOf = async (...args: readonly string[]): Promise<unknown> => (await started(args).ended).code;

  it('ends with 3 where its file is damaged, whatever reads it', async () => {
    for (const [name, at] of [
      ['head', 0],
      ['middle', 30 * 8_192],
    ] as const) {
      writeFileSync(file(name), readFileSync(file('sound')));
      const handle = openSync(file(name), 'r+');
      writeSync(handle, Buffer.alloc(3 * 8_192, 0xff), 0, 3 * 8_192, at);
      closeSync(handle);
      const ends = [
        await codeOf('log', 'verify', url(name)),
        await codeOf('log', 'backup', '--log', url(name), '--to', join(folder, `${name}.backup`)),
        await codeOf('log', 'copy', '--from', url(name), '--to', url(`${name}-copy`)),
      ];
      expect({ name, ends }).toEqual({ name, ends: [3, 3, 3] });
      expect(existsSync(join(folder, `${name}.backup`))).toBe(false);
    }
  });

  it.each([
    ['a path without a scheme', ['log', 'verify', file('sound')], /A log is named by a URL\. Write sqlite:/],
    [
      'a kind that there is none of',
      ['log', 'verify', 'postgres://me:secret@host/log'],
      /no event log of kind 'postgres'/,
    ],
    ['a server without a name', ['log', 'verify', 'esdb://'], /The log cannot be opened|A log is named/],
    ['a service that is no URL', ['events', '--url', 'nowhere'], /nowhere is no URL of a service/],
    ['another protocol', ['ask', 'headcount', '--url', 'ftp://127.0.0.1'], /is no URL of a service/],
    ['a day that is none', ['events', '--since', 'yesterday'], /Give a day like/],
  ])('ends with 2: %s', async (_what, args, words) => {
    const { code, stdout, stderr } = await started(args).ended;
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: expect.stringMatching(words) });
    expect(stderr).not.toContain('secret');
  });

  it('ends with 2 where something else answers than the service', async () => {
    const other = createServer((_, response) => response.end('hello')).listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const { code, stderr } = await started(['ask', 'headcount', '--url', address]).ended;
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('but not in GraphQL') });
    other.close();
  });

  const medium = join(folder, 'medium');
  mkdirSync(medium);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', medium]).status === 0;
  afterAll(() => {
    if (isMounted) spawnSync('umount', ['--lazy', medium]);
  });
  (isMounted ? it : it.skip)('says what to do on a medium that cannot be written', async () => {
    const there = join(medium, 'log.sqlite');
    writeFileSync(there, readFileSync(file('sound')));
    expect(spawnSync('mount', ['-o', 'remount,ro', medium]).status).toBe(0);
    for (const args of [
      ['verify', `sqlite:${there}`],
      ['backup', '--log', `sqlite:${there}`, '--to', file('backup')],
    ]) {
      const { code, stderr } = await started(['log', ...args]).ended;
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: expect.stringContaining('to a disk that can be written'),
      });
    }
  });
});

describe('start-up', () => {
  const fastest = (args: readonly string[]): number =>
    Math.min(
      ...Array.from({ length: 4 }, () => {
        const at = performance.now();
        spawnSync(process.execPath, [...args], { env: { ...process.env, NODE_OPTIONS: '' } });
        return performance.now() - at;
      }),
    );

  it('for --help takes less than 0.4 s', () => {
    expect(fastest([CLI, '--help'])).toBeLessThan(400);
  });

  it.each(Object.keys(verbs))('for the help of %s is not held up by what it works with', (verb) => {
    expect(fastest([CLI, verb, '--help']) - fastest(['-e', '0'])).toBeLessThan(400);
  });
});

it('is completed by bash', async () => {
  const press = (words: string): string =>
    `COMP_WORDS=(pathways ${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _pathways; echo "\${COMPREPLY[*]}"`;
  const lines = ['lo', 'log ver', 'import --dry', "export ''", 'completion f', "'$(echo run)'"]
    .map(press)
    .join('; ');
  const { stdout, stderr } = await inBash(
    `source <(pathways completion bash); complete -p pathways; ${lines}`,
  );
  expect(stderr).toBe('');
  expect(stdout).toBe(
    ['complete -o default -F _pathways pathways', 'log', 'verify', '--dry-run', '', 'fish', '', ''].join(
      '\n',
    ),
  );
});
