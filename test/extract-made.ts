import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { openEventLog } from '#event-log/open';
import { exportInto } from '#read-models/exporting/export-into';
import type { ExtractManifest } from '#read-models/exporting/described/manifest';
import type { Extract, ExtractOptions } from '#read-models/exporting/extract';

export const keyOf = (project: string): Uint8Array => createHash('sha256').update(project).digest();

export const ofProject = (
  name: string,
  formats: readonly ('parquet' | 'ndjson' | 'csv' | 'ees')[],
): Extract => ({
  profile: 'own',
  project: { name, key: keyOf(name) },
  formats,
});

/** Makes an extract as the program does, with other limits if they are given. */
export async function made(
  folder: string,
  url: string,
  extract: Extract,
  options: Partial<ExtractOptions> = {},
): Promise<ExtractManifest> {
  const log = await openEventLog(url);
  try {
    return await exportInto(folder, log, extract, { signal: new AbortController().signal, ...options });
  } finally {
    await log.close();
  }
}

export type CsvRow = Readonly<Record<string, string>>;

export const csvIn = (folder: string, name: string): readonly CsvRow[] =>
  parse(readFileSync(join(folder, `${name}.csv`)), { columns: true, skip_empty_lines: true });

/** SHA-256 of every file of a folder, the manifest among them. */
export const sealsOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(folder)
      .toSorted()
      .map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]),
  ); // prettier-ignore
