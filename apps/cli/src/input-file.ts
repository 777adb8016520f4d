import { createReadStream } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { naming, UnusableFile } from '#intake/csv/problem';
import { DEFAULT_LIMITS, refuseLarge, type Limits } from '#intake/files/limits';
import type { Terminal } from './terminal.js';

export interface InputFile {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Its size in bytes; undefined where it cannot be known beforehand. */
  readonly size: number | undefined;
}

const READ_BYTES = 256 * 1024;

/** Opens a file, or the standard input for `-`. `onBytes` is told of each piece as it is read. Ctrl-C ends it. @throws UnusableFile it is too large */
export async function inputFile(
  path: string,
  { stdin, signal }: Terminal,
  onBytes: (count: number) => void,
  limits: Limits = DEFAULT_LIMITS,
): Promise<InputFile> {
  const size = path === '-' ? undefined : (await stat(path)).size;
  await naming(path, refuseLarge(size, limits));
  const source = path === '-' ? stdin : createReadStream(path, { highWaterMark: READ_BYTES });
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const piece of untilAborted(source, signal)) {
      onBytes(piece.length);
      yield piece;
    }
  }
  return { bytes: bytes(), size };
}

/** Doesn't wait for a next piece that may never come: somebody may be typing. */
async function* untilAborted<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const pieces = source[Symbol.asyncIterator]();
  while (!signal.aborted) {
    const next = await orAborted(pieces.next(), signal);
    if (!next || next.done) return;
    yield next.value;
  }
}

/** Not `Promise.race`: against a promise that lasts, it keeps every piece ever read. */
const orAborted = <T>(awaited: Promise<T>, signal: AbortSignal): Promise<T | undefined> =>
  new Promise((resolve, reject) => {
    const stop = (): void => resolve(undefined);
    signal.addEventListener('abort', stop, { once: true });
    void awaited.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });

/** Makes sure that a file is there to be read, before anything is done. */
export async function refuseUnreadable(path: string | undefined): Promise<void> {
  if (path === undefined || path === '-') return;
  await access(path, constants.R_OK);
  if ((await stat(path)).isDirectory()) throw new UnusableFile(`${path}: This is a folder. Name a file.`);
}
