import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { breaches, faults } from './breaches.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const A_MINUTE = 60_000;
const ruleNames = (
  createRequire(import.meta.url)('../.dependency-cruiser.cjs') as { forbidden: readonly { name: string }[] }
).forbidden.map(({ name }) => name);

/** The source and the rules in a folder of their own, with every breach planted. */
async function plantedHouse(): Promise<string> {
  const house = await mkdtemp(join(tmpdir(), 'walls-'));
  for (const part of [
    'libs',
    'apps',
    'test',
    'package.json',
    'tsconfig.json',
    '.dependency-cruiser.cjs',
    'eslint.config.js',
  ])
    await cp(join(ROOT, part), join(house, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(house, 'node_modules'));
  for (const { file, text } of [...breaches.flatMap(({ planted }) => planted), ...faults]) {
    await mkdir(dirname(join(house, file)), { recursive: true });
    await writeFile(join(house, file), text);
  }
  return house;
}

/** What a linter says as JSON. That it ends with another code than 0 is expected. */
const saidBy = <T>(house: string, program: string, ...args: readonly string[]): Promise<T> =>
  new Promise((resolve, reject) =>
    execFile(
      process.execPath,
      [join(ROOT, 'node_modules', program), ...args],
      { cwd: house, maxBuffer: 2 ** 28 },
      (error, stdout, stderr) => {
        if (stdout.startsWith('{') || stdout.startsWith('[')) resolve(JSON.parse(stdout) as T);
        else reject(error ?? new Error(stderr));
      },
    ),
  );

interface Cruised {
  readonly summary: {
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
}
interface Linted {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null }[];
}

describe('the walls of the house', () => {
  let house: string;
  let violations: Cruised['summary']['violations'];
  let linted: readonly Linted[];

  beforeAll(async () => {
    house = await plantedHouse();
    const [cruised, found] = await Promise.all([
      saidBy<Cruised>(house, 'dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'apps', 'libs', 'test'),
      saidBy<readonly Linted[]>(house, 'eslint/bin/eslint.js', '--config', 'eslint.config.js', '--format', 'json', ...faults.map(({ file }) => file)),
    ]);
    [violations, linted] = [cruised.summary.violations, found];
  }, A_MINUTE);

  afterAll(() => rm(house, { recursive: true, force: true }));

  it.each(breaches)('are seen when $what ($rule)', ({ rule, planted }) => {
    const byRule = violations.filter((violation) => violation.rule.name === rule);
    expect(byRule.map(({ from }) => from)).toContain(planted[0]!.file);
  });

  it('have a breach here for every rule', () => {
    expect(new Set(breaches.map(({ rule }) => rule))).toEqual(new Set(ruleNames));
  });

  it('stand: nothing but what was planted is a breach', () => {
    const planted = new Set(breaches.flatMap((breach) => breach.planted.map(({ file }) => file)));
    expect(violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });

  it.each(faults)('are seen by the linter: $what', ({ file, rule }) => {
    const { messages } = linted.find(({ filePath }) => filePath.endsWith(file))!;
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(rule === undefined ? [] : [rule]);
  });
}); // prettier-ignore
