import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { OWNER_ONLY, removeAbandoned, takenBecause, unfinishedFor } from '../storage/unfinished.js';
import type { ExtractFile } from './described/manifest.js';

/** A folder that an extract cannot be written to, or an extract that cannot be made; the message says what to mend. */
export class UnusableExtract extends Error {
  override readonly name = 'UnusableExtract';
}

/**
 * Fills a new folder. It appears under its name in one step, when all is done and on disk; what is left unfinished is
 * taken away.
 *
 * @throws UnusableExtract there is something of that name, or no folder to make it in
 */
export async function inNewFolder<T>(folder: string, fill: (unfinished: string) => Promise<T>): Promise<T> {
  refuseTaken(folder);
  const path = resolve(folder);
  const unfinished = unfinishedFor(folder);
  removeAbandoned(folder);
  try {
    mkdirSync(unfinished, { mode: OWNER_ONLY });
    const filled = await fill(unfinished);
    await syncAll(unfinished);
    refuseTaken(folder);
    renameSync(unfinished, path);
    await synced(dirname(path));
    return filled;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function refuseTaken(folder: string): void {
  const reason = takenBecause(folder);
  if (reason !== undefined) throw new UnusableExtract(reason);
}

async function syncAll(folder: string): Promise<void> {
  for (const name of readdirSync(folder)) await synced(join(folder, name));
  await synced(folder);
}

async function synced(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

export async function writeText(folder: string, path: string, text: string): Promise<ExtractFile> {
  await writeFile(join(folder, path), text);
  return describedFile(folder, path, null, null);
}

/** Reads a file that has been written, to seal it. */
export async function describedFile(
  folder: string,
  path: string,
  table: string | null,
  rows: number | null,
): Promise<ExtractFile> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const piece of createReadStream(join(folder, path), { highWaterMark: 1 << 20 })) {
    digest.update(piece as Uint8Array);
    bytes += (piece as Uint8Array).length;
  }
  return { path, table, rows, bytes, sha256: digest.digest('hex') };
}
