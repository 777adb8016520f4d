import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { text as words } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEventLog } from '#event-log/open';
import { gatherFacts } from '#read-models/replaying/custom/facts-database';
import { extentIn } from '#read-models/replaying/events-known';
import { fill, folderOfLogs } from './log-run.js';
import { pathways } from './service-process.js';

const { folder, file, url } = folderOfLogs();
const SANDBOX = fileURLToPath(
  new URL('../dist/libs/read-models/src/replaying/custom/sandbox.js', import.meta.url),
);
const database = join(folder, 'facts.duckdb');

beforeAll(async () => {
  await fill(url('log'), 20);
  const log = await openEventLog(url('log'));
  const building = { signal: new AbortController().signal, onProgress: () => undefined };
  await gatherFacts(database, log, await extentIn(log, {}), building);
  await log.close();
});

async function projected(name: string, text: string, ...args: readonly string[]) {
  await writeFile(join(folder, name), text);
  return pathways(['replay', '--projection', name, '--log', url('log'), ...args], folder);
}

/** What the sandbox says of a projection that it breaks off. */
async function refusal(name: string, text: string, limits: object = {}) {
  const kind = name.endsWith('.sql') ? 'SQL' : 'FOLD';
  const task = { kind, name, text, database, limits: { seconds: 30, megabytes: 512, ...limits } };
  const child = spawn(process.execPath, [SANDBOX], { env: {}, cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify(task));
  const [said, complaints] = await Promise.all([words(child.stdout), words(child.stderr)]);
  expect(complaints).not.toMatch(/^ +at /m);
  return JSON.parse(said.trim().split('\n').at(-1)!) as { readonly why?: string; readonly message?: string };
}

const FOLD = 'export const initial = 0; export const rows = (state) => [{ state }]; export const apply =';

describe('a projection', () => {
  it('in SQL gives the rows of its last statement', async () => {
    const counts = `SELECT count(*) AS n, count(DISTINCT teacher) AS teachers FROM facts WHERE type = 'QtsAwarded'`;
    const { code, stdout } = await projected('counts.sql', counts, '--json');
    expect(code).toBe(0);
    const [row] = JSON.parse(stdout) as [{ n: number; teachers: number }];
    expect(row.teachers).toBeGreaterThan(5);
    const view = await projected('view.sql', `-- the same\nCREATE VIEW awards AS ${counts};`, '--csv');
    expect(view.stdout).toBe(`n,teachers\n${row.n},${row.teachers}\n`);
  });

  it('prints CSV of which a spreadsheet computes nothing, headings included', async () => {
    const { stdout } = await projected('formulas.sql', `SELECT '＝1+1' AS "=cmd()", '@x' AS plain`, '--csv');
    expect(stdout).toBe("'=cmd(),plain\n'＝1+1,'@x\n");
  });

  it('in TypeScript folds the facts in the order of the log, or those in force in theirs', async () => {
    const fold = (over: string): string => `
      import type { Fact } from './facts.js';
      export const over = '${over}';
      interface State { readonly n: number; readonly inOrder: boolean; readonly last: string }
      export const initial: State = { n: 0, inOrder: true, last: '' };
      export function apply({ n, inOrder, last }: State, fact: Fact): State {
        return { n: n + 1, inOrder: inOrder && last <= fact.effectiveOn, last: fact.effectiveOn };
      }
      export const rows = ({ n, inOrder }: State): readonly object[] => [{ n, inOrder, list: [1] }];`;
    const recorded = JSON.parse((await projected('fold.ts', fold('facts'), '--json')).stdout) as [Counted];
    const inForce = JSON.parse((await projected('fold.ts', fold('facts_in_force'), '--json')).stdout) as [
      Counted,
    ];
    expect(recorded[0]).toMatchObject({ inOrder: false, list: '[1]' });
    expect(inForce[0].inOrder).toBe(true);
    expect(inForce[0].n).toBeLessThan(recorded[0].n);
    const counts =
      'SELECT (SELECT count(*) FROM facts) AS facts, (SELECT count(*) FROM facts_in_force) AS in_force';
    const { stdout } = await projected('both.sql', counts, '--csv');
    expect(stdout).toBe(`facts,in_force\n${recorded[0].n},${inForce[0].n}\n`);
  });

  it('is handed no fact beyond the position or the instant, and says what it was made of', async () => {
    const sql = 'SELECT max(number) AS number, max(recorded_at)::VARCHAR AS last FROM facts';
    const { stdout } = await projected('until.sql', sql, '--up-to', '100', '--json');
    expect(JSON.parse(stdout)).toEqual([expect.objectContaining({ number: 100 })]);
    const known = await projected('until.sql', sql, '--known-at', '2010-01-01T00:00:00Z', '--to', 'known');
    expect(known).toMatchObject({ code: 0, stdout: expect.stringContaining('1 rows in known/rows.csv') });
    const manifest = JSON.parse(await readFile(join(folder, 'known', 'manifest.json'), 'utf8')) as unknown;
    expect(manifest).toMatchObject({
      projection: { file: 'until.sql' },
      knownAt: '2010-01-01T00:00:00.000Z',
      result: { file: 'rows.csv', rows: 1 },
    });
    expect((await readFile(join(folder, 'known', 'rows.csv'), 'utf8')).split(',').at(-1)! < '2010').toBe(
      true,
    );
  });

  it.each([
    ['syntax.sql', 'SELEC 1', 'Parser Error: syntax error'],
    ['column.sql', 'SELECT height FROM facts', 'Referenced column "height" not found'],
    ['empty.sql', '-- nothing', 'There is no statement in it'],
    ['table.sql', 'CREATE TABLE t AS SELECT 1', 'The last statement must be a SELECT or a CREATE VIEW'],
    [
      'view-before.sql',
      'CREATE VIEW a AS SELECT 1; CREATE TABLE b AS SELECT 2',
      'The last statement must be a SELECT',
    ],
    ['syntax.ts', 'export const = 3', 'This is not TypeScript'],
    ['enum.ts', `enum A { B } ${FOLD} (s) => s`, 'enum is not supported'],
    ['initial.ts', 'export const apply = (s) => s; export const rows = () => []', 'exports no "initial"'],
    ['apply.ts', 'export const initial = 0; export const rows = () => []', 'exports no function "apply"'],
    ['nothing.ts', `${FOLD} (s) => { s + 1; }`, '"apply" returned nothing'],
    ['async.ts', `${FOLD} async (s) => s`, '"apply" must not be async'],
    ['thrown.ts', `${FOLD} (s, fact) => { throw new Error('no ' + fact.type); }`, 'Error: no '],
    ['deep.ts', `${FOLD} (s) => { const deep = (n) => 1 + deep(n); return deep(0); }`, 'stack overflow'],
  ])('that cannot be run as it is says so: %s', async (name, text, message) => {
    expect(await refusal(name, text)).toEqual({
      ...{ why: 'FAULT', message: expect.stringMatching(`^${name}: .*${message}`) },
    });
  });

  it.each([
    ['fault.sql', 'SELEC 1', 2, 'fault.sql: Parser Error'],
    ['fault.ts', `${FOLD} (s) => s.x.y`, 2, 'fault.ts: TypeError'],
    ['file.txt', 'SELECT 1', 2, 'one .sql or .ts file'],
    ['outside.sql', `SELECT * FROM read_text('/etc/hostname')`, 77, 'It reaches for something outside'],
    ['outside.ts', `${FOLD} () => process.env`, 77, 'It reaches for process'],
    ['endless.ts', `${FOLD} (s) => { for (;;); }`, 77, 'It ran for more than 2 s'],
  ])('that is broken off tells the shell why: %s', async (name, text, code, message) => {
    expect(await projected(name, text, '--time-limit', '2')).toMatchObject({
      ...{ code, stdout: '', stderr: expect.stringContaining(message) },
    });
  });
});

interface Counted {
  readonly n: number;
  readonly inOrder: boolean;
  readonly list: string;
}

describe('a projection cannot', () => {
  it.each([
    ['read a file', 'read.sql', `SELECT * FROM read_text('/etc/hostname')`],
    ['read a file as a table', 'scan.sql', `SELECT * FROM '/etc/hostname'`],
    ['read a CSV file', 'csv.sql', `SELECT * FROM read_csv('${file('log')}')`],
    ['list a folder', 'glob.sql', `SELECT * FROM glob('/*')`],
    ['write a file', 'copy.sql', `COPY (SELECT 1) TO 'stolen.csv'`],
    ['write a file beside the facts', 'explain.sql', `EXPLAIN ANALYZE COPY (SELECT 1) TO 'stolen.csv'`],
    ['write a folder', 'export.sql', `EXPORT DATABASE 'stolen'`],
    ['open a database', 'attach.sql', `ATTACH 'stolen.duckdb' AS stolen; SELECT 1`],
    ['install an extension', 'install.sql', 'INSTALL httpfs; SELECT 1'],
    ['load an extension', 'load.sql', 'LOAD httpfs; SELECT 1'],
    ['reach the network', 'http.sql', `SELECT * FROM read_csv('http://127.0.0.1:1/a.csv')`],
    ['change a setting', 'set.sql', 'SET enable_external_access = true; SELECT 1'],
    ['keep a secret', 'secret.sql', `CREATE PERSISTENT SECRET s (TYPE s3, SECRET 'x'); SELECT 1`],
    ['change the facts', 'drop.sql', 'DROP VIEW facts; SELECT 1'],
    ['reach the process', 'process.ts', `${FOLD} () => process.env`],
    ['reach it through a constructor', 'made.ts', `${FOLD} () => (() => 0).constructor('return process')()`],
    [
      'reach the network from a fold',
      'fetch.ts',
      `${FOLD} (s) => { fetch('http://127.0.0.1:1'); return s; }`,
    ],
    ['require a module', 'require.ts', `${FOLD} () => require('fs').readFileSync('/etc/hostname')`],
    ['import a module', 'import.ts', `import fs from 'node:fs'; ${FOLD} (s) => s`],
    ['import another file', 'beside.ts', `import { secret } from './other.ts'; ${FOLD} (s) => s`],
    [
      'import in hiding',
      'hidden.ts',
      `${FOLD} (s) => { import('node:fs').then(() => 0, () => 0); return s; }`,
    ],
  ])('%s', async (_, name, text) => {
    expect(await refusal(name, text)).toEqual({
      ...{ why: 'NOT_ALLOWED', message: expect.stringMatching(/reaches for|imports|may only SELECT/) },
    });
  });

  it.each([
    ['endless.sql', 'WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n FROM t) SELECT count(*) FROM t'],
    ['endless.ts', `${FOLD} (s) => { for (;;); }`],
    ['endless-beginning.ts', `for (;;); ${FOLD} (s) => s`],
    ['endless-pattern.ts', `${FOLD} (s) => { /^(a+)+$/.test('a'.repeat(50) + 'b'); return s; }`],
  ])('run for ever: %s', async (name, text) => {
    const message = `${name}: It ran for more than 1 s.`;
    expect(await refusal(name, text, { seconds: 1 })).toEqual({ why: 'TOO_LONG', message });
  });

  it.each([
    ['large.sql', `SELECT repeat('x', 1000000000) || range FROM range(1000)`],
    ['many.sql', `SELECT list(range) FROM range(10000000000)`],
    [
      'stored.sql',
      `CREATE TABLE t AS SELECT range, hash(range) AS h FROM range(1000000000); SELECT count(*) FROM t`,
    ],
    ['many.ts', `const kept = []; ${FOLD} (s) => { for (;;) kept.push(new Array(10000).fill(1)); }`],
  ])('take all memory: %s', async (name, text) => {
    expect(await refusal(name, text, { megabytes: 40 })).toEqual({
      ...{ why: 'TOO_MUCH_MEMORY', message: expect.stringMatching(/It needs more than 40 MB/) },
    });
  });

  const before = existsSync(join(homedir(), '.duckdb'));
  afterAll(async () => {
    expect((await readdir(folder)).filter((name) => name.includes('stolen'))).toEqual([]);
    expect(existsSync(join(homedir(), '.duckdb'))).toBe(before);
  });
});
