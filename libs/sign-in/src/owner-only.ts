import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;
const FOR_OTHERS = 0o077;

/** A file that holds a secret cannot be used as it is; the message says what to mend. */
export class UnusableSecret extends Error {
  override readonly name = 'UnusableSecret';
}

/**
 * What a secret file holds; undefined if it is not there.
 *
 * @throws UnusableSecret others may read it or write it
 */
export async function secretIn(file: string): Promise<string | undefined> {
  const { mode } = (await stat(file).catch(unlessMissing)) ?? {};
  if (mode === undefined) return undefined;
  if (process.platform !== 'win32' && (mode & FOR_OTHERS) !== 0)
    throw new UnusableSecret(`${file}: others than its owner may read or write this. Run chmod 600 on it.`);
  return readFile(file, 'utf8');
}

/**
 * Gives a secret a file, readable by its owner only, unless it has one: whoever is first stands.
 *
 * @returns what the file holds now
 */
export async function firstSecretIn(file: string, secret: string): Promise<string> {
  await named(file, secret, link);
  return (await secretIn(file))!;
}

/** Writes a file that its owner only can read, in place of what was there. */
export const replaceSecretIn = (file: string, secret: string): Promise<void> => named(file, secret, rename);

/** It is whole and on disk before it has its name. */
async function named(
  file: string,
  secret: string,
  name: (from: string, to: string) => Promise<void>,
): Promise<void> {
  const unnamed = `${file}.${randomBytes(8).toString('hex')}.new`;
  try {
    await writeThrough(unnamed, secret);
    await name(unnamed, file);
    await flushed(dirname(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(unnamed, { force: true });
  }
}

async function writeThrough(file: string, text: string): Promise<void> {
  const handle = await open(file, 'wx', OWNER_ONLY);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function flushed(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** For `catch`: what is not there is undefined, and whatever else went wrong still did. */
export function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}
