import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import * as zlib from 'node:zlib';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { schemaOf } from './data-package-schema.js';
import { csvIn, keyOf, made, ofProject, sealsOf, type CsvRow } from './extract-made.js';
import { say } from './import-run.js';
import { eventsIn, fill, folderOfLogs } from './log-run.js';

const CLI = fileURLToPath(new URL('../dist/apps/cli/src/main.js', import.meta.url));
const run = promisify(execFile);
const { folder, url } = folderOfLogs();
const LOG = url('teachers');
const at = (name: string): string => join(folder, name);
const extract = at('extract');
const keyFile = at('ect.key');

let manifest: Awaited<ReturnType<typeof made>>;
beforeAll(async () => {
  await fill(LOG, 400);
  writeFileSync(keyFile, `${Buffer.from(keyOf('ect')).toString('hex')}\n`);
  manifest = await made(extract, LOG, ofProject('ect', ['parquet', 'ndjson', 'csv', 'ees']));
});

/** What stands in the files that are text. */
const texts = (of: string): string =>
  readdirSync(of)
    .filter((name) => !name.endsWith('.parquet'))
    .map((name) => readFileSync(join(of, name), 'utf8'))
    .join('\n');

describe('the same snapshot', () => {
  it('comes to the same bytes with other threads, less memory and in another folder', async () => {
    mkdirSync(at('elsewhere'));
    for (const threads of [1, 3]) {
      const other = join(at('elsewhere'), `with-${threads}`);
      await made(other, LOG, ofProject('ect', ['parquet', 'ndjson', 'csv', 'ees']), { limits: { memory: '250MB', threads } });
      expect(sealsOf(other)).toEqual(sealsOf(extract));
    }
  }); // prettier-ignore

  it('comes to the same bytes in another time zone and language', async () => {
    const args = ['--to', at('far'), '--log', LOG, '--project', 'ect', '--project-key-file', keyFile];
    await run(process.execPath, [CLI, 'export', ...args, '--format', 'parquet,ndjson', 'csv', 'ees'], {
      env: { PATH: process.env['PATH'], TZ: 'Pacific/Auckland', LANG: 'tr_TR.UTF-8' },
    });
    expect(sealsOf(at('far'))).toEqual(sealsOf(extract));
  });

  it('is sealed file by file, and told to have the rows that are there', () => {
    const seals = sealsOf(extract);
    expect(manifest.files.map(({ path }) => path).toSorted()).toEqual(
      Object.keys(seals).filter((name) => name !== 'manifest.json'),
    );
    for (const { path, sha256, rows } of manifest.files) {
      expect(sha256).toBe(seals[path]);
      if (path.endsWith('.ndjson'))
        expect(readFileSync(join(extract, path), 'utf8').split('\n').length - 1).toBe(rows);
      if (path.endsWith('.csv') && rows !== null)
        expect(csvIn(extract, path.replace(/\.csv$/, ''))).toHaveLength(rows);
    }
  });

  it('has all the facts that the log has', async () => {
    const events = await eventsIn(LOG);
    const rows = (table: string): number => manifest.files.find(({ path }) => path === `${table}.parquet`)!.rows!;
    expect(rows('facts') + rows('organisation_facts') + manifest.factsLeftOut).toBe(events.length);
    expect(manifest.factsLeftOut).toBe(0);
    expect(manifest.snapshot).toMatch(new RegExp(`^pathways:${events.length}:[0-9a-f]{12}$`));
  }); // prettier-ignore
});

describe('Parquet, read by a reader that is none of ours', () => {
  const zstd = zstdReader();
  if (!zstd)
    console.warn('SKIPPED: the values in Parquet files, as neither Node nor the machine reads zstd.');

  it('has the rows that were told, compressed with zstd in groups of a fixed size', async () => {
    for (const { path, rows } of manifest.files.filter((file) => file.path.endsWith('.parquet'))) {
      const metadata = await parquetMetadataAsync(await asyncBufferFromFile(join(extract, path)));
      expect(Number(metadata.num_rows)).toBe(rows);
      for (const group of metadata.row_groups) {
        expect(Number(group.num_rows)).toBeLessThanOrEqual(122_880);
        expect(group.columns[0]!.meta_data!.codec).toBe('ZSTD');
      }
    }
  });

  (zstd ? it : it.skip)('holds what the CSV holds', async () => {
    for (const name of ['careers', 'posts', 'retention', 'facts']) {
      const file = await asyncBufferFromFile(join(extract, `${name}.parquet`));
      const rows = await parquetReadObjects({ file, compressors: { ZSTD: zstd! } });
      const csv = csvIn(extract, name);
      expect(rows).toHaveLength(csv.length);
      expect(rows.slice(0, 300).map(asCsv)).toEqual(csv.slice(0, 300));
    }
  });
});

const asCsv = (row: Readonly<Record<string, unknown>>): CsvRow =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, cell(name, value)]));

function cell(name: string, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date && name.endsWith('_at')) return value.toISOString().replace('T', ' ').replace(/\.?0*Z$/, '');
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return String(value);
} // prettier-ignore

/** Newer Node decompresses zstd by itself; else the tool of that name does. */
function zstdReader(): ((input: Uint8Array, length: number) => Uint8Array) | undefined {
  if ('zstdDecompressSync' in zlib)
    return (zlib as { zstdDecompressSync: (input: Uint8Array) => Uint8Array }).zstdDecompressSync;
  try {
    execFileSync('zstd', ['--version']);
  } catch {
    return undefined;
  }
  return (input, length) => execFileSync('zstd', ['-dc'], { input, maxBuffer: length + 1024, stdio: 'pipe' });
}

describe('pseudonyms', () => {
  it('stand for every teacher and whatever is theirs, the same in every table', () => {
    const facts = csvIn(extract, 'facts');
    const teachers = new Set(facts.map(({ teacher }) => teacher));
    for (const table of ['careers', 'posts', 'service_spells', 'placement_records', 'npq_enrolments'])
      for (const { teacher } of csvIn(extract, table)) expect(teachers).toContain(teacher);
    const posts = new Set(facts.map(({ data }) => (JSON.parse(data!) as { post?: string }).post));
    for (const { post } of csvIn(extract, 'posts')) expect(posts).toContain(post);
  });

  it('leave no id of a teacher, of a thing of theirs or of a fact in any file', async () => {
    const events = (await eventsIn(LOG)).filter(({ stream }) => stream.startsWith('teacher-'));
    const written = texts(extract);
    const ids = events.flatMap(({ id, stream, data }) => {
      const { post, enrolment, placement, mentor } = JSON.parse(data) as Record<string, string>;
      return [id, stream.slice('teacher-'.length), post, enrolment, placement, mentor].filter(Boolean);
    });
    expect(ids.length).toBeGreaterThan(10_000);
    const words = new Set(written.match(/[^\s",:;{}[\]]+/g));
    expect([...new Set(ids)].filter((id) => words.has(id!))).toEqual([]);
    expect(written).not.toMatch(/teacher-synthetic|synthetic-\d{6}/);
  }); // prettier-ignore

  it('of two projects have none in common, nor do their rows stand in the same order', async () => {
    await made(at('another-project'), LOG, ofProject('another', ['csv']));
    const pseudonyms = (of: string): ReadonlySet<string> =>
      new Set(csvIn(of, 'facts').flatMap(({ teacher, data }) => [teacher!, ...(data!.match(/\b[0-9a-f]{24}\b/g) ?? [])]));
    const [one, other] = [pseudonyms(extract), pseudonyms(at('another-project'))];
    expect(one.size).toBe(other.size);
    expect([...one].filter((pseudonym) => other.has(pseudonym))).toEqual([]);
    // Nor does the order of the rows tell who is who.
    const types = (of: string): string => csvIn(of, 'facts').map(({ type }) => type).join();
    expect(types(extract)).not.toBe(types(at('another-project')));
  }); // prettier-ignore

  it('are made with a key that is in no file, made on first use and used again', async () => {
    const args = ['export', '--log', LOG, '--project', 'new', '--project-key-file', at('keys/new.key')];
    expect((await say([...args, '--to', at('first')])).stderr).toContain('A key was made');
    expect((await say([...args, '--to', at('second')])).stderr).not.toContain('A key was made');
    expect(sealsOf(at('second'))).toEqual(sealsOf(at('first')));
    expect(texts(at('first'))).not.toContain(readFileSync(at('keys/new.key'), 'utf8').trim());
    const inside = [...args.slice(0, -1), join(at('third'), 'new.key'), '--to', at('third')];
    expect(await say(inside)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('given away') });
  });
});

describe('facts', () => {
  it('that strike out or correct another name it by its number in the record', async () => {
    const events = await eventsIn(LOG);
    const revisions = new Map(events.map(({ id, revision }) => [id, String(revision)]));
    const expected = events
      .filter(({ type, stream }) => /^Fact(Voided|Corrected)$/.test(type) && stream.startsWith('teacher-'))
      .map(({ type, revision, data }) => `${type} ${revision} ${revisions.get((JSON.parse(data) as { factId: string }).factId)}`);
    const told = csvIn(extract, 'facts').filter(({ corrects }) => corrects !== '').map(({ type, fact, corrects }) => `${type} ${fact} ${corrects}`);
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(told.length).toBeGreaterThan(10);
  }); // prettier-ignore

  it('are those up to a position, and known at an instant', async () => {
    const events = await eventsIn(LOG);
    const upTo = events[2_000]!.position;
    const early = await made(at('early'), LOG, ofProject('ect', ['parquet']), { upTo });
    const of = ({ files }: typeof manifest): number =>
      files.filter(({ path }) => /facts\.parquet$/.test(path)).reduce((sum, { rows }) => sum + rows!, 0);
    expect(of(early)).toBe(2_001);
    const knownAt = '2015-01-01T00:00:00.000Z';
    const known = await made(at('known'), LOG, ofProject('ect', ['parquet']), { knownAt });
    expect(of(known)).toBe(events.filter(({ recordedAt }) => recordedAt <= knownAt).length);
    expect(known).toMatchObject({ knownAt, asOf: '2015-01-01' });
  });
});

describe('what describes an extract', () => {
  it('by machine: a Frictionless package with the columns, seals and codes with their days of validity', () => {
    const described = JSON.parse(readFileSync(join(extract, 'datapackage.json'), 'utf8')) as {
      resources: readonly { path: string; hash: string; schema: { fields: readonly { name: string }[] } }[];
      codeLists: readonly { name: string; terms: readonly { code: string; from?: string }[] }[];
    };
    expect(schemaOf(described)).toEqual([]);
    const seals = sealsOf(extract);
    for (const { path, hash, schema } of described.resources) {
      expect(hash).toBe(`sha256:${seals[path]}`);
      if (path.endsWith('.csv'))
        expect(readFileSync(join(extract, path), 'utf8').split('\n')[0]).toBe(schema.fields.map(({ name }) => name).join());
    }
    expect(described.codeLists.length).toBeGreaterThan(10);
  }); // prettier-ignore

  it('by eye: a dictionary of every column and a codebook of every code that is used', () => {
    const columns = csvIn(extract, 'dictionary').map(({ table, column }) => `${table}.${column}`);
    for (const { path, table } of manifest.files.filter((file) => file.table && file.path.endsWith('.csv')))
      for (const name of readFileSync(join(extract, path), 'utf8').split('\n')[0]!.split(','))
        expect(columns).toContain(`${table}.${name}`);
    const codes = csvIn(extract, 'codes');
    const npqml = codes.find(({ code }) => code === 'NPQML')!;
    expect(npqml).toMatchObject({ valid_from: '2017-09-01', valid_to: '2022-08-31' });
    const routes = new Set(csvIn(extract, 'careers').map(({ route }) => route));
    for (const route of routes)
      if (route !== '') expect(codes.find(({ list, code }) => list === 'training routes' && code === route)?.['facts']).not.toBe('0');
  }); // prettier-ignore

  it('says of its profile that nothing is suppressed', () => {
    expect(manifest.profile).toMatchObject({ name: 'own', project: 'ect', means: expect.stringContaining('nothing is suppressed') });
    expect(texts(extract)).toContain(`version: "${manifest.snapshot}"`);
  }); // prettier-ignore
});

describe('an extract that is broken off, or has no place', () => {
  it('leaves nothing behind', async () => {
    const stopping = new AbortController();
    const steps: string[] = [];
    const onProgress = ({ step }: { readonly step: string }): void => {
      if (!steps.includes(step)) steps.push(step);
      if (step === 'writing') stopping.abort();
    };
    const before = readdirSync(folder).toSorted();
    await expect(made(at('broken'), LOG, ofProject('ect', ['csv']), { signal: stopping.signal, onProgress })).rejects.toThrow();
    expect(steps).toEqual(['replaying', 'gathering facts', 'writing']);
    expect(readdirSync(folder).toSorted()).toEqual(before);
  }); // prettier-ignore

  it('that was killed is cleared away by the next', async () => {
    const { pid } = await new Promise<{ pid: number }>((resolve) => {
      const child = execFile(process.execPath, ['-e', ''], () => resolve({ pid: child.pid! }));
    });
    const left = at(`killed.${pid}.unfinished`);
    mkdirSync(left);
    await made(at('killed'), LOG, ofProject('ect', ['parquet', 'ndjson', 'csv', 'ees']));
    expect(existsSync(left)).toBe(false);
    expect(sealsOf(at('killed'))).toEqual(sealsOf(extract));
  });

  it('is refused where there is something else, or nothing to make it in', async () => {
    const export_ = ['export', '--log', LOG, '--project-key-file', keyFile, '--to'];
    mkdirSync(at('taken'));
    writeFileSync(join(at('taken'), 'mine.txt'), 'mine');
    writeFileSync(at('plain.txt'), 'mine');
    for (const [to, words] of [
      [at('taken'), 'There is something of this name'],
      [at('plain.txt'), 'There is something of this name'],
      [join(at('missing'), 'x'), 'There is no folder'],
    ] as const)
      expect(await say([...export_, to])).toMatchObject({
        exitCode: 2,
        stderr: expect.stringContaining(words),
      });
    expect(readdirSync(at('taken'))).toEqual(['mine.txt']);
    expect(existsSync(at('missing'))).toBe(false);
  });

  it.each([
    [['--format', 'xlsx'], 'There is no format "xlsx"'],
    [['--identified'], 'add --format ndjson'],
    [['--k-anonymity', '1'], 'k is a whole number from 2'],
    [['--up-to', '99999999'], 'no event at position'],
    [['--known-at', 'yesterday'], 'must be an instant'],
    [['--as-of', '2024-02-30'], 'must be a calendar date'],
    [['--project', 'Ä'], 'small letters'],
  ])('is refused with %j', async (args, words) => {
    const said = await say([
      'export',
      '--log',
      LOG,
      '--to',
      at('never'),
      '--project-key-file',
      keyFile,
      ...args,
    ]);
    expect(said).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(words) });
    expect(existsSync(at('never'))).toBe(false);
  });
});
