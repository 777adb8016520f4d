import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { seededRandom } from '#synthetic/chance/random';
import { sampleFile } from '#synthetic/files/sample-file';
import { sampleKinds } from '#synthetic/files/sample-kinds';
import { COLUMNS, damagedRow, goodRow, type DamagedRow } from './import-damage.js';
import { eventsIn, say, scratchFolder } from './import-run.js';

const SEED = 20_260_901;
const header = COLUMNS.join(',');
const folder = scratchFolder();
const inFolder = (name: string): string => join(folder, name);
const logNamed = (name: string): string => `sqlite:${inFolder(name)}.sqlite`;

const NO_STACK = /^\s+at .+:\d+:\d+/m;

describe('a thousand damaged rows among a thousand good ones', () => {
  const random = seededRandom(SEED, 0);
  const rows: (Buffer | DamagedRow)[] = [];
  for (let i = 0; i < 1000; i += 1) {
    const pair = [goodRow(i), damagedRow(i, random)];
    rows.push(...(random.chance(0.5) ? pair : pair.reverse()));
  }
  const bytes = rows.map((row) => (row instanceof Uint8Array ? row : row.bytes));
  const file = inFolder('damaged.csv');
  const failed = inFolder('damaged.failed.csv');
  const log = logNamed('damaged');
  writeFileSync(
    file,
    Buffer.concat([header, ...bytes].flatMap((line) => [Buffer.from(line), Buffer.from('\n')])),
  );

  it('keep no good row from being recorded, and are given back with line, column and mend', async () => {
    const said = await say(['import', file, '--log', log]);
    expect(said.exitCode).toBe(1);
    expect(said.stderr).not.toMatch(NO_STACK);
    expect(said.stdout).toBe('');

    const ids = (await eventsIn(log)).map(({ metadata }) => JSON.parse(metadata).source.id as string);
    expect(ids.toSorted()).toEqual(Array.from({ length: 1000 }, (_, i) => `good-${i}`).toSorted());

    const told = parse(readFileSync(failed), { columns: true }) as Record<string, string>[];
    expect(told.map(({ line, column }) => [Number(line), column])).toEqual(
      rows.flatMap((row, i) => (row instanceof Uint8Array ? [] : [[i + 2, row.column ?? '']])),
    );
    for (const { problem, mend } of told) expect([problem, mend]).not.toContain('');
  });

  it('change nothing the second time', async () => {
    const said = await say(['import', file, '--log', log, '--json']);
    expect(said.exitCode).toBe(1);
    expect(JSON.parse(said.stdout).file).toMatchObject({
      rows: 2000,
      recorded: 0,
      alreadyKnown: 1000,
      failed: 1000,
    });
    expect(await eventsIn(log)).toHaveLength(1000);
  });
});

describe('rows that failed', () => {
  it('are taken from their own file once it is mended there', async () => {
    const file = inFolder('to-mend.csv');
    const log = logNamed('mended');
    const bad = goodRow(1).toString().replace('2014-09-01', '=1/9/2014').replace('synthetic-1', '-synthetic');
    writeFileSync(file, `${header}\n${goodRow(0)}\n${bad}\n`);
    expect((await say(['import', file, '--log', log])).exitCode).toBe(1);

    const failed = inFolder('to-mend.failed.csv');
    const given = readFileSync(failed, 'utf8');
    expect(given).toContain("'=1/9/2014");
    writeFileSync(failed, given.replace("'=1/9/2014", '2014-09-01'));
    expect((await say(['import', failed, '--log', log])).exitCode).toBe(0);
    expect((await eventsIn(log)).map(({ stream }) => stream)).toEqual([
      'teacher-synthetic-0',
      'teacher--synthetic',
    ]);
  });

  it('say so where another row of that id said something else', async () => {
    const file = inFolder('differing.csv');
    writeFileSync(
      file,
      `${header}\n${goodRow(1)}\n${goodRow(1).toString().replace('2014-09-01', '2015-09-01')}\n`,
    );
    const { stderr, exitCode } = await say(['import', file, '--log', logNamed('differing')]);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('line 3, event_id: An event with this id says something else.');
  });
});

describe('the same events', () => {
  const lines = Array.from({ length: 200 }, (_, i) => goodRow(i).toString());
  const text = [header, ...lines].join('\n');
  const contentOf = async (log: string): Promise<readonly string[]> =>
    (await eventsIn(log)).map(({ id, stream, type, data }) => [id, stream, type, data].join(' ')).toSorted();

  it('come to the same from any order, with repetitions, packed, and from the standard input', async () => {
    writeFileSync(inFolder('plain.csv'), text);
    expect((await say(['import', inFolder('plain.csv'), '--log', logNamed('plain')])).exitCode).toBe(0);
    const expected = await contentOf(logNamed('plain'));
    expect(expected).toHaveLength(200);

    const random = seededRandom(SEED, 1);
    const shuffled = [...lines, ...lines.slice(0, 50)].map((line) => ({ line, place: random.unit() }));
    const again = shuffled.toSorted((a, b) => a.place - b.place).map(({ line }) => line);
    writeFileSync(inFolder('packed'), gzipSync([header, ...again].join('\r\n')));
    expect((await say(['import', inFolder('packed'), '--log', logNamed('packed')])).exitCode).toBe(0);
    expect(await contentOf(logNamed('packed'))).toEqual(expected);

    expect((await say(['import', '-', '--log', logNamed('stdin')], Buffer.from(text))).exitCode).toBe(0);
    expect(await contentOf(logNamed('stdin'))).toEqual(expected);
  });

  it('come to the same from two files that overlap, whichever is first', async () => {
    writeFileSync(inFolder('one.csv'), [header, ...lines.slice(0, 120)].join('\n'));
    writeFileSync(inFolder('two.csv'), [header, ...lines.slice(80)].join('\n'));
    for (const [name, files] of [
      ['one-two', ['one.csv', 'two.csv']],
      ['two-one', ['two.csv', 'one.csv']],
    ] as const)
      for (const file of files) await say(['import', inFolder(file), '--log', logNamed(name)]);
    expect(await contentOf(logNamed('one-two'))).toEqual(await contentOf(logNamed('two-one')));
    expect(await eventsIn(logNamed('one-two'))).toHaveLength(200);
  });

  it('are only checked in a dry run', async () => {
    const { exitCode, stderr } = await say([
      'import',
      inFolder('plain.csv'),
      '--log',
      logNamed('dry'),
      '--dry-run',
    ]);
    expect([exitCode, stderr]).toEqual([0, expect.stringContaining('Dry run: nothing was recorded.')]);
    expect(await eventsIn(logNamed('dry'))).toEqual([]);
  });
});

describe('a command that cannot be carried out', () => {
  it.each([
    ['names no file', ['import'], 2, 'There is nothing to import'],
    ['misspells its verb', ['imprt'], 2, 'Did you mean import?'],
    ['names a file that is not there', ['import', inFolder('none.csv')], 2, 'There is no such file.'],
    ['names a folder', ['import', folder], 2, 'This is a folder.'],
    [
      'would overwrite its file',
      ['import', inFolder('plain.csv'), '--failed', inFolder('plain.csv')],
      2,
      'overwrite',
    ],
    ['names a log of no kind', ['import', inFolder('plain.csv'), '--log', 'ftp:x'], 2, 'Check --log'],
    [
      'has a log that is no log',
      ['import', inFolder('plain.csv'), '--log', `sqlite:${folder}`],
      74,
      'Check --log',
    ],
  ])('says so in a line or two: it %s', async (_, args, exitCode, words) => {
    const log = args.includes('--log') || args.length < 2 ? [] : ['--log', logNamed('unused')];
    const said = await say([...args, ...log]);
    expect([said.exitCode, said.stdout]).toEqual([exitCode, '']);
    expect(said.stderr).toContain(words);
    expect(said.stderr).not.toMatch(NO_STACK);
    expect(said.stderr.trim().split('\n').length).toBeLessThanOrEqual(3);
  });

  it.each(['schools.csv,x\n', '', '{"json": true}', 'event_id;teacher_id\n', '\0\0\0\0', 'PK\x03\x04'])(
    'says what is wrong with the whole file: %j',
    async (text) => {
      writeFileSync(inFolder('whole.csv'), text);
      const said = await say(['import', inFolder('whole.csv'), '--log', logNamed('unused')]);
      expect(said.exitCode).toBe(2);
      expect(said.stderr).toContain('whole.csv: ');
      expect(said.stderr).not.toMatch(NO_STACK);
    },
  );
});

describe('help', () => {
  it.each([[['--help']], [['import', '--help']]])(
    'begins with examples and ends with exit codes: %j',
    async (args) => {
      const { exitCode, stdout } = await say(args);
      expect(exitCode).toBe(0);
      expect(stdout).toMatch(/^Examples:\n {2}pathways import events\.csv/);
      expect(stdout).toContain('Exit codes:');
    },
  );
});

describe('a file of another system', () => {
  const kind = sampleKinds.find(({ name }) => name === 'pensions-employment')!;
  const { text, planted } = sampleFile(kind, { rows: 300, seed: SEED, faulty: 0.05 });
  const file = inFolder('pensions.csv');
  const log = logNamed('pensions');

  it('tells what it is, what is wrong with its rows, and what would become of the others', async () => {
    writeFileSync(file, text);
    const { exitCode, stderr } = await say(['import', file, '--log', log, '--dry-run']);
    expect(exitCode).toBe(1);
    expect(stderr).toContain("employments of a Teachers' Pensions extract (pensions-employment)");
    expect(stderr).toMatch(/people +28\d new, 0 known/);
    expect(stderr).toMatch(/columns not read, as they are personal: .*Date of Birth/);
    expect(stderr).toContain('Dry run: nothing was recorded.');
    expect(stderr).not.toMatch(/990\d{4}|ZZ000000Z/);
    expect(await eventsIn(log)).toEqual([]);
  });

  it('gives back the rows that failed, to be mended and imported as they are', async () => {
    expect((await say(['import', file, '--log', log])).exitCode).toBe(1);
    const failed = inFolder('pensions.failed.csv');
    const rows = parse(readFileSync(failed), { columns: true }) as Record<string, string>[];
    expect(rows.map(({ line }) => Number(line))).toEqual(planted.map(({ line }) => line));
    const lines = text.split('\n');
    const sound = sampleFile(kind, { rows: 300, seed: SEED, faulty: 0 }).text.split('\n');
    const mended = planted.map(({ line }) => sound[line - 1]!);
    writeFileSync(failed, [lines[7], ...mended].join('\n'));
    const again = await say(['import', failed, '--log', log, '--json']);
    expect([again.exitCode, JSON.parse(again.stdout).file]).toEqual([
      0,
      expect.objectContaining({ rows: planted.length, failed: 0, alreadyKnown: 0 }),
    ]);
  });

  it('is refused where the day on which it was true is not said, or is none', async () => {
    const census = sampleKinds.find(({ name }) => name === 'workforce-census')!;
    writeFileSync(inFolder('census.csv'), sampleFile(census, { rows: 20, seed: 1, faulty: 0 }).text);
    const without = await say(['import', inFolder('census.csv'), '--log', log]);
    expect([without.exitCode, without.stderr]).toEqual([
      2,
      expect.stringContaining('Say on which day it was true with --on'),
    ]);
    const wrong = await say(['import', inFolder('census.csv'), '--log', log, '--on', '6/11/2025']);
    expect([wrong.exitCode, wrong.stderr]).toEqual([2, expect.stringContaining('is not a date')]);
  });

  it('is read as another where that is said, and refused where it cannot be', async () => {
    const { exitCode, stderr } = await say(['import', file, '--log', log, '--format', 'induction-claims']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('pensions.csv: This is no file')]);
  });
});
