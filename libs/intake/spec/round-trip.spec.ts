import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { sampleFile } from '#synthetic/files/sample-file';
import { peopleSampleKinds, sampleKinds } from '#synthetic/files/sample-kinds';
import { knownFile } from '../src/files/known-file.js';
import { formats } from '../src/formats/formats.js';
import type { ImportReport } from '../src/import-report.js';
import { quickLog, type QuickLog } from './quick-log.js';

/** Rows of each file: what the round trip is promised for. */
const ROWS = 10_000;
const FAULTY = 0.01;

const folder = mkdtempSync(join(tmpdir(), 'pathways-round-trip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the samples hold of people; digests may hold such digits too. */
const PERSONAL = /(?<![0-9a-f])99\d{5}[12]?(?![0-9a-f])|@example|Person|ZZ000000Z|19[89]\d-\d\d/;

async function imported(log: QuickLog, text: string | Uint8Array, name: string): Promise<ImportReport> {
  const { file, bytes } = await knownFile(piecesOf(text), undefined);
  expect(file.name).toBe(name);
  const options = { importedAt: '2026-10-01T00:00:00.000Z', day: '2025-11-06', dryRun: false };
  return file.import(log, bytes, {
    ...options,
    keyFile: join(folder, `${name}.key`),
    failedPath: failedPathOf(name),
  });
}

const failedPathOf = (name: string): string => join(folder, `${name}.failed.csv`);

async function* piecesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  const bytes = Buffer.from(text as string);
  for (let start = 0; start < bytes.length; start += 65_536) yield bytes.subarray(start, start + 65_536);
}

/** How many facts of careers and organisations are on record, by type. */
const typesIn = (log: QuickLog): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { stream, type } of log.events())
    if (!stream.startsWith('identifier-')) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
};

it('every format has a sample', () => {
  expect(sampleKinds.map(({ name }) => name).toSorted()).toEqual(formats.map(({ name }) => name).toSorted());
});

describe.each(peopleSampleKinds.map((kind) => [kind.name, kind] as const))('a file of %s', (name, kind) => {
  const { text, planted, tells } = sampleFile(kind, { rows: ROWS, seed: 20_261_001, faulty: FAULTY });

  it(`of ${ROWS} rows gives back those with a planted fault and records the rest, once`, async () => {
    const log = quickLog();
    const report = await imported(log, text, name);
    expect(planted.length).toBeGreaterThan(ROWS / 200);
    expect(report.rows).toBe(ROWS);
    expect(report.failed).toBe(planted.length);
    expect(report.firstFailed.map(({ line, problems }) => ({ line, column: problems[0]?.column }))).toEqual(
      planted.slice(0, report.firstFailed.length),
    );
    expect(typesIn(log)).toEqual(tells);
    expect(log.events().filter(({ data, metadata }) => PERSONAL.test(data + metadata)).length).toBe(0);

    const before = log.events().length;
    const again = await imported(log, text, name);
    expect(again).toMatchObject({ recorded: 0, alreadyKnown: report.recorded, failed: planted.length });
    expect(log.events()).toHaveLength(before);

    const failed = await imported(log, readFileSync(failedPathOf(name)), name);
    expect(failed).toMatchObject({ rows: planted.length, failed: planted.length, recorded: 0 });
  });
});
