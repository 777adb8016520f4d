import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { UnusableFile } from './problem.js';

const ENOUGH_TO_TELL = 4;

const startsWith = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** Whether what begins like this is gzip. */
export const isPacked = (head: Uint8Array): boolean => startsWith(head, 0x1f, 0x8b);

/**
 * The bytes of a file as text, unpacked if it is gzip. What it is, its first bytes tell, not its name.
 *
 * @throws UnusableFile it is a workbook or a zip archive, or its packing is damaged
 */
export async function* unpacked(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const { head, whole } = await peek(source, ENOUGH_TO_TELL);
  if (startsWith(head, 0x50, 0x4b, 0x03, 0x04))
    throw new UnusableFile(
      'This is an Excel workbook or a zip archive. Save it as "CSV UTF-8" and import that.',
    );
  if (!isPacked(head)) return yield* whole;
  const gunzip = createGunzip();
  pipeline(Readable.from(whole), gunzip, () => undefined);
  try {
    yield* gunzip;
  } catch (error) {
    throw isDamage(error)
      ? new UnusableFile('The gzip file is damaged or cut short. Make it anew and import it again.')
      : error;
  }
}

const isDamage = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('Z_');

/** The first bytes of a file, `size` of them or a little more, and the file as a whole, to be read once. */
export async function peek(
  source: AsyncIterable<Uint8Array>,
  size: number,
): Promise<{ head: Uint8Array; whole: AsyncIterable<Uint8Array> }> {
  const rest = source[Symbol.asyncIterator]();
  let head = new Uint8Array();
  while (head.length < size) {
    const next = await rest.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  async function* whole(): AsyncGenerator<Uint8Array> {
    yield head;
    for await (const bytes of { [Symbol.asyncIterator]: () => rest }) yield bytes;
  }
  return { head, whole: whole() };
}
