import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { UnusableFile } from '#intake/csv/problem';
import { codeVersion } from '#read-models/replaying/code-version';
import type { FactsGathered } from '#read-models/replaying/custom/facts-database';
import type { Projection } from '#read-models/replaying/custom/projection-file';
import type { Extent } from '#read-models/replaying/events-known';
import { OWNER_ONLY, removeAbandoned, takenBecause, unfinishedFor } from '#read-models/storage/unfinished';
import type { Terminal } from '../terminal.js';
import { csvOf, type Rows } from './print.js';

/** What was projected from what. */
export interface Projected {
  readonly projection: Projection;
  readonly extent: Extent;
  readonly gathered: FactsGathered;
}

interface Shown {
  readonly terminal: Terminal;
  readonly isJson: boolean | undefined;
}

/**
 * Writes the rows of a projection into a folder, as `rows.csv`, with a manifest that tells what they were made of. The
 * folder appears in one step, when all is written.
 *
 * @throws UnusableFile there is something in the folder, or none to make it in
 */
export async function writeResult(folder: string, rows: Rows, of: Projected, shown: Shown): Promise<void> {
  refuseTaken(folder);
  const path = resolve(folder);
  const unfinished = unfinishedFor(folder);
  removeAbandoned(folder);
  try {
    await mkdir(unfinished, { mode: OWNER_ONLY });
    const written = await writeCsv(join(unfinished, 'rows.csv'), rows);
    const manifest = manifestOf(of, written);
    await writeFile(join(unfinished, 'manifest.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
    refuseTaken(folder);
    await rename(unfinished, path);
    show(folder, manifest, shown);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** @throws UnusableFile there is something in the folder, or none to make it in */
export function refuseTaken(folder: string): void {
  const reason = takenBecause(folder);
  if (reason !== undefined) throw new UnusableFile(reason);
}

async function writeCsv(path: string, rows: Rows) {
  const hash = createHash('sha256');
  let count = 0;
  const file = await open(path, 'w');
  try {
    for await (const { text, rows: ofText } of csvOf(rows)) {
      await file.write(text);
      hash.update(text);
      count += ofText;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { rows: count, sha256: hash.digest('hex') };
}

const manifestOf = (
  { projection, extent, gathered }: Projected,
  written: { readonly rows: number; readonly sha256: string },
) => ({
  kind: 'pathways projection',
  projection: { file: projection.name, sha256: createHash('sha256').update(projection.text).digest('hex') },
  position: extent.upTo,
  knownAt: extent.knownAt,
  codeVersion: codeVersion(),
  facts: gathered.facts,
  result: { file: 'rows.csv', ...written },
});

function show(folder: string, manifest: ReturnType<typeof manifestOf>, { terminal, isJson }: Shown): void {
  const { position, facts, result } = manifest;
  terminal.stdout.write(
    isJson
      ? `${JSON.stringify({ folder, ...manifest }, undefined, 2)}\n`
      : `${result.rows.toLocaleString('en-GB')} rows in ${folder}/rows.csv, from ${facts.toLocaleString('en-GB')} facts up to position ${position ?? '0'}.\n`,
  );
}
