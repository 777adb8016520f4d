import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { bytesOf } from '../../spec/bytes-of.js';
import { memoryLog, type MemoryLog } from '../../spec/memory-log.js';
import type { ImportReport } from '../import-report.js';
import { lookingOnly } from '../recording/looking-only.js';
import { knownFile } from './known-file.js';

const folder = mkdtempSync(join(tmpdir(), 'pathways-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let keys = 0;
let keyFile = '';
let log: MemoryLog;
beforeEach(() => {
  keyFile = join(folder, `identity-${(keys += 1)}.key`);
  log = memoryLog();
});

const header = 'TRN,Date of birth,Induction programme,Induction period start date';
const claims = (...rows: readonly string[]): string => [header, ...rows].join('\n');

async function imported(
  text: string | Uint8Array,
  options: { readonly dryRun?: boolean; readonly name?: string; readonly at?: string } = {},
): Promise<ImportReport> {
  const { dryRun = false, name, at = '2026-09-01T00:00:00.000Z' } = options;
  const { file, bytes } = await knownFile(bytesOf(text, 4_096), name);
  return file.import(dryRun ? lookingOnly(log) : log, bytes, { importedAt: at, keyFile, dryRun });
}

/** What the record says of everybody, without who they are. */
const said = (): readonly string[] => {
  const streams = new Set(
    log.events.map(({ stream }) => stream).filter((each) => each.startsWith('teacher-')),
  );
  return [...streams].flatMap((stream) =>
    inForce(historyIn(log.events.filter((event) => event.stream === stream))).map(
      ({ fact: { type, effectiveOn, ...fields } }) => [effectiveOn, type, ...Object.values(fields)].join(' '),
    ),
  );
};

describe('a file of a known format', () => {
  const one = claims('0001234,1990-01-01,provider_led,2024-09-01');

  it('is recognised by its columns and recorded about people known by a digest', async () => {
    const report = await imported(one);
    expect(report).toMatchObject({
      rows: 1,
      recorded: 1,
      failed: 0,
      compared: {
        added: 1,
        people: { new: 1, known: 0 },
        leftOut: [{ column: 'Date of birth', why: 'personal' }],
      },
    });
    expect(said()).toEqual(['2024-09-01 InductionStarted provider_led']);
    expect(JSON.stringify(log.events)).not.toMatch(/0001234|1990-01-01/);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
  });

  it('says nothing new the second time', async () => {
    await imported(one);
    const before = log.events.length;
    expect(await imported(one)).toMatchObject({
      recorded: 0,
      alreadyKnown: 1,
      compared: { people: { known: 1 } },
    });
    expect(log.events).toHaveLength(before);
  });

  it('that says otherwise later corrects, and no second induction begins', async () => {
    await imported(one);
    const later = await imported(claims('0001234,1990-01-01,school_led,2024-09-08'));
    expect(later.compared).toMatchObject({ added: 0, corrected: 1, people: { new: 0, known: 1 } });
    expect(said()).toEqual(['2024-09-08 InductionStarted school_led']);
  });

  it('gives back the rows with a fault, and never what points to a person', async () => {
    const rows = ['123456,1990-01-01,provider_led,2024-09-01', '0001235,1990-01-01,both,2024-13-01'];
    const report = await imported(claims(...rows, '0001236,1990-01-01,school_led,2024-09-01'));
    expect(
      report.firstFailed.map(({ line, problems }) => [line, problems.map(({ column }) => column)]),
    ).toEqual([
      [2, ['TRN']],
      [3, ['Induction programme', 'Induction period start date']],
    ]);
    expect(JSON.stringify(report)).not.toMatch(/123456|0001235/);
    expect(said()).toHaveLength(1);
  });

  it('is told where a row contradicts an earlier one of the same file', async () => {
    const report = await imported(
      claims('0001234,,provider_led,2024-09-01', '0001234,,school_led,2024-09-01'),
    );
    expect(report.firstFailed).toMatchObject([
      { line: 3, problems: [{ problem: expect.stringContaining('Line 2') }] },
    ]);
  });

  it('is only looked at in a dry run, which tells what would be recorded', async () => {
    await imported(claims('0001234,,provider_led,2024-09-01'));
    const before = log.events.length;
    const report = await imported(
      claims('0001234,,school_led,2024-09-01', '0001235,,school_led,2024-09-01'),
      {
        dryRun: true,
      },
    );
    expect(report.compared).toMatchObject({ added: 1, corrected: 1, people: { new: 1, known: 1 } });
    expect(log.events).toHaveLength(before);
  });

  it.each<[string, string | Uint8Array]>([
    ['a byte order mark', `\uFEFF${one}`],
    ['line endings of Windows', one.replaceAll('\n', '\r\n')],
    ['semicolons', one.replaceAll(',', ';')],
    ['packed with gzip', gzipSync(one)],
    ['headings in capitals', one.replace(header, header.toUpperCase())],
    [
      'columns in another order and without what is personal',
      'Induction period start date,TRN,Induction programme\n2024-09-01,0001234,fip',
    ],
  ])('is read with %s', async (_, text) => {
    expect(await imported(text)).toMatchObject({ recorded: 1, failed: 0 });
  });
});

describe('our own lists of schools', () => {
  it('are taken by themselves, too', async () => {
    const list = 'school_id,name,phase,region,trust_id,alliance_id\nS1,Example School,primary,London,TA,\n';
    expect(await imported(list)).toMatchObject({ rows: 1, recorded: 2, failed: 0 });
    expect(await imported(list)).toMatchObject({ recorded: 0, alreadyKnown: 2 });
    expect(await imported('school_id,trust_id,from,to\nS1,TA,2012-09-01,\n')).toMatchObject({ recorded: 2 });
  });
});

describe('a file that is not known', () => {
  it.each([
    [
      'TRN,Date of birth,Induction programe,Induction period start date\n',
      'Rename the column "Induction programe"',
    ],
    ['TRN,Date of birth\n', 'The nearest is'],
    ['nothing,of,this\n1,2,3\n', 'none of its columns is'],
    ['', 'The file is empty.'],
    ['event_id,teacher_id,kind,occured_on,recorded_at\n', 'Rename it to "occurred_on"'],
  ])('is refused with the nearest: %j', async (text, words) => {
    await expect(imported(text)).rejects.toThrow(words);
  });

  it('is refused where a format was named that does not fit, or is none', async () => {
    await expect(imported('TRN,x\n', { name: 'induction-actions' })).rejects.toThrow('it lacks');
    await expect(imported(claims(), { name: 'induction-claim' })).rejects.toThrow(
      'Did you mean "induction-claims"?',
    );
  });
});

describe('the key with which people are known again', () => {
  const one = claims('0001234,,provider_led,2024-09-01');

  it('is refused where it was lost, or is another one', async () => {
    await imported(one);
    const key = readFileSync(keyFile, 'utf8');
    rmSync(keyFile);
    await expect(imported(one)).rejects.toThrow('is not there');
    writeFileSync(
      keyFile,
      key.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
    );
    await expect(imported(one)).rejects.toThrow('not the key');
    await expect(imported(one, { dryRun: true })).rejects.toThrow('not the key');
    writeFileSync(keyFile, 'x');
    await expect(imported(one)).rejects.toThrow('no key');
    writeFileSync(keyFile, key);
    expect(await imported(one)).toMatchObject({ recorded: 0 });
  });

  it('is not made by who only looks', async () => {
    await imported(one, { dryRun: true });
    expect(() => statSync(keyFile)).toThrow('ENOENT');
  });
});
