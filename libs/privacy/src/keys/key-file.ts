import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

export const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

/** A text that is no key. What it holds is not repeated. */
export class NoKey extends Error {
  override readonly name = 'NoKey';
}

/** @throws NoKey */
export function keyFrom(text: string): Uint8Array {
  const digits = text.trim();
  const key = Buffer.from(digits, 'hex');
  if (key.length !== KEY_BYTES || digits.length !== 2 * KEY_BYTES)
    throw new NoKey(`This is no key: it holds ${2 * KEY_BYTES} hexadecimal digits.`);
  return key;
}

/** The key in a file; undefined where there is no such file. @throws NoKey, and whatever the system throws */
export async function keyIn(file: string): Promise<Uint8Array | undefined> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  });
  return text === undefined ? undefined : keyFrom(text);
}

/**
 * Makes a key for its owner only. Somebody else may make one at the same time: the first stands. It is whole and on
 * disk before it has its name, as a log is about to depend on it.
 */
export async function newKey(file: string): Promise<Uint8Array | undefined> {
  const key = randomBytes(KEY_BYTES);
  const unnamed = `${file}.${randomBytes(8).toString('hex')}.new`;
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeThrough(unnamed, `${key.toString('hex')}\n`);
    await link(unnamed, file);
    await flushed(dirname(file));
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return keyIn(file);
    throw error;
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
