/** The commands that the page on export shows, run as they stand. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, it } from '@jest/globals';
import { fill, folderOfLogs } from './log-run.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(execFile);
const { folder } = folderOfLogs();

beforeAll(async () => {
  mkdirSync(join(folder, 'data'));
  await fill(`sqlite:${join(folder, 'data', 'log.sqlite')}`, 200);
});

const page = readFileSync(join(ROOT, 'docs/export.md'), 'utf8');
const commands = [...page.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block]) => block!.trim().split('\n'));

it('shows commands', () => expect(commands.length).toBeGreaterThan(5));

it.each(commands)('%s', async (command) => {
  const line = `pathways() { node '${join(ROOT, 'dist/apps/cli/src/main.js')}' "$@"; }; set -e; ${command}`;
  const { stdout } = await run('bash', ['-c', line], { cwd: folder, env: { PATH: process.env['PATH'] } });
  const made = /--to (\S+)/.exec(command)?.[1];
  if (made) expect(existsSync(join(folder, made, 'manifest.json'))).toBe(true);
  if (command.includes('--json')) expect(JSON.parse(stdout)).toMatchObject({ kind: 'pathways extract' });
});

it('names every file that is always there', () => {
  for (const name of ['manifest.json', 'dictionary.csv', 'codes.csv', 'datapackage.json', 'CITATION.cff', 'load.R', 'load.py', 'load.sql']) {
    expect(page).toContain(name);
    expect(existsSync(join(folder, 'extract', name))).toBe(true);
  }
}); // prettier-ignore
