import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { EXIT, EXIT_HELP } from '../apps/cli/src/exit-codes.js';
import { verbs } from '../apps/cli/src/pathways.js';
import { say } from './import-run.js';

/** What every verb keeps, whoever adds it. */

const ofNobody = { env: {}, signal: new AbortController().signal } as Parameters<
  Awaited<ReturnType<(typeof verbs)[string]['load']>>
>[0];

const commands = new Map<string, Command>();
for (const [name, verb] of Object.entries(verbs)) {
  const command = (await verb.load())(ofNobody, () => undefined);
  commands.set(name, command);
  for (const inner of command.commands) commands.set(`${name} ${inner.name()}`, inner);
}
const every = [...commands.keys()];
const first = Object.keys(verbs);

describe('help', () => {
  it.each(every)(
    'of %s: examples first, how it is used, what its ends mean; all of it data',
    async (path) => {
      const { exitCode, stdout, stderr } = await say([...path.split(' '), '--help']);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      const [, examples] = /^Examples:\n((?: {2}.*\n)+)\nUsage: pathways /.exec(stdout) ?? [];
      for (const example of examples!.trim().split('\n')) expect(example).toMatch(/pathways|npm run demo/);
      expect(examples).toMatch(new RegExp(`pathways ${path}|run ${path}`));
      expect(stdout).toContain(EXIT_HELP);
    },
  );

  it('names every verb, and is the same however it is asked for', async () => {
    const { stdout } = await say(['--help']);
    for (const [name, { summary }] of Object.entries(verbs))
      expect(stdout.replace(/\s+/g, ' ')).toContain(`${name} ${summary}`.slice(0, 40));
    expect((await say(['help'])).stdout).toBe(stdout);
    for (const name of first)
      expect((await say(['help', name])).stdout).toBe((await say([name, '--help'])).stdout);
  });

  it('is a complaint where a verb is expected', async () => {
    expect(await say([])).toMatchObject({
      exitCode: EXIT.usage,
      stdout: '',
      stderr: expect.stringMatching(/^Examples:/),
    });
  });

  it('of every option says what it is for', () => {
    for (const [path, { options }] of commands)
      for (const option of options)
        expect({ path, option: option.long, about: option.description }).toMatchObject({
          about: expect.stringMatching(/^\S.+[^.]$/),
        });
  });
});

/** As somebody in a hurry writes it. */
const slip = (word: string): string => word + word.at(-1)!;

describe('a slip', () => {
  it.each(every)('in the name of %s is understood', async (path) => {
    const words = path.split(' ');
    const name = words.pop()!;
    const { exitCode, stdout, stderr } = await say([...words, slip(name)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: EXIT.usage, stdout: '' });
    expect(stderr).toContain(`(Did you mean ${name}?)`);
  });

  it.each(every.filter((path) => path !== 'ask' && commands.get(path)!.options.length > 0))(
    'in an option of %s is understood',
    async (path) => {
      const { options } = commands.get(path)!;
      const { long } = options.at(-1)!;
      const needed = options.filter(({ mandatory }) => mandatory).flatMap((option) => [option.long!, 'x']);
      const { exitCode, stdout, stderr } = await say([...path.split(' '), ...needed, slip(long!)]);
      expect({ exitCode, stdout }).toEqual({ exitCode: EXIT.usage, stdout: '' });
      expect(stderr).toContain(`(Did you mean ${long}?)`);
    },
  );
});

it('says its version', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(await say(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' });
});

it('documents each exit code once, in the help and on the page alike', () => {
  const inHelp = [...EXIT_HELP.matchAll(/^ {2}(\d+) +(.*(?:\n {7}.*)*)/gm)].map(([, code, text]) => [
    Number(code),
    text!.replace(/\s+/g, ' '),
  ]);
  expect(inHelp.map(([code]) => code)).toEqual(Object.values(EXIT).toSorted((a, b) => a - b));
  const page = readFileSync('docs/cli.md', 'utf8');
  const onPage = [...page.matchAll(/^\| `(\d+)` +\| (.*?) *\|$/gm)].map(([, code, text]) => [
    Number(code),
    text,
  ]);
  expect(onPage).toEqual(inHelp);
});

describe('completion', () => {
  const offered = async (...words: readonly string[]): Promise<readonly string[]> =>
    (await say(['complete', '--', ...words])).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split('\t')[0]!);

  it('offers the verbs, and those within a verb', async () => {
    expect(await offered('')).toEqual(first);
    expect(await offered('lo')).toEqual(['log']);
    for (const [path, { commands: inner }] of commands)
      if (inner.length > 0) expect(await offered(path, '')).toEqual(inner.map((each) => each.name()));
  });

  it.each(every)('offers the options of %s', async (path) => {
    const known = commands.get(path)!.options.map(({ long }) => long);
    expect(await offered(...path.split(' '), '--')).toEqual(expect.arrayContaining(known));
  });

  it('offers what an argument can be, and nothing where a file may stand', async () => {
    expect(await offered('completion', '')).toEqual(['bash', 'zsh', 'fish']);
    expect(await offered('import', '--log', '')).toEqual([]);
    expect(await offered('import', '')).toEqual([]);
    expect(await offered('nothing', 'of', 'the', '--kind')).toEqual([]);
  });
});
