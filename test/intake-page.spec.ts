import { exec } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formatNames } from '#intake/files/known-file';
import { formats } from '#intake/formats/formats';
import { sampleKinds } from '#synthetic/files/sample-kinds';
import { startService, type Service } from './service-process.js';

/** docs/intake.md says what is so, and its commands are run as they stand. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const run = promisify(exec);

let folder: string;
let service: Service;
let page: string;
beforeAll(async () => {
  page = await readFile(join(ROOT, 'docs/intake.md'), 'utf8');
  folder = await mkdtemp(join(tmpdir(), 'pathways-intake-page-'));
  await symlink(join(ROOT, 'dist'), join(folder, 'dist'));
  service = await startService(join(folder, 'data'));
});
afterAll(async () => {
  await service.stop('SIGTERM');
  await rm(folder, { recursive: true, force: true });
});

it('its commands do what it says of them', async () => {
  const commands = [...page.matchAll(/```sh\n(.*?)```/gs)].flatMap((block) => block[1]!.trim().split('\n'));
  const outputs: string[] = [];
  for (const command of commands) {
    const said = command
      .replace(/^pathways /, `node ${join(ROOT, 'dist/apps/cli/src/main.js')} `)
      .replace('http://127.0.0.1:4000', service.url);
    const { stdout, stderr } = await run(said, { cwd: folder, env: { ...process.env, NODE_OPTIONS: '' } });
    outputs.push(stdout + stderr);
  }
  const [, dryRun, recorded, again, census, , upload] = outputs;
  expect(dryRun).toContain('Dry run: nothing was recorded.');
  expect(recorded).toMatch(/people +200 new, 0 known/);
  expect(again).toContain('Nothing new: everything this file tells was on record already.');
  expect(census).toMatch(/facts recorded +400/);
  expect(JSON.parse(upload ?? '')).toMatchObject({
    dryRun: true,
    format: 'induction-claims',
    rows: 200,
    failed: 0,
  });
});

describe('its table', () => {
  const rows = (): ReadonlyMap<string, string> =>
    new Map(
      [...page.matchAll(/^\| `([a-z][a-z-]+)` +\|[^|]*\|([^|]*)\|$/gm)].map(([, name = '', tells = '']) => [
        name,
        tells,
      ]),
    );

  it('names every format, and the facts that each tells', () => {
    expect([...rows().keys()].toSorted()).toEqual(formatNames.toSorted());
    for (const { name, facts, departures } of formats) {
      const types = [...new Set(facts.map(({ type }) => type)), ...(departures ? ['LeftTeaching'] : [])];
      if (types.length > 7) continue;
      const named = [...(rows().get(name) ?? '').matchAll(/`(\w+)`/g)].map(([, type]) => type);
      if (named.length > 0) expect([name, named.toSorted()]).toEqual([name, types.toSorted()]);
    }
  });

  it('has a synthetic sample for each format of tables', () => {
    expect(sampleKinds.map(({ name }) => name).toSorted()).toEqual(
      formats.map(({ name }) => name).toSorted(),
    );
  });
});
