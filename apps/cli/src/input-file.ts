import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Terminal } from './terminal.js';

export interface InputFile {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Its size in bytes; undefined where it cannot be known beforehand. */
  readonly size: number | undefined;
}

const READ_BYTES = 256 * 1024;

/** Opens a file, or the standard input for `-`. `onBytes` is told of each piece as it is read. */
export async function inputFile(
  path: string,
  { stdin }: Terminal,
  onBytes: (count: number) => void,
): Promise<InputFile> {
  const size = path === '-' ? undefined : (await stat(path)).size;
  const source = path === '-' ? stdin : createReadStream(path, { highWaterMark: READ_BYTES });
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const piece of source) {
      onBytes(piece.length);
      yield piece;
    }
  }
  return { bytes: bytes(), size };
}
