import { UnusableFile } from '../csv/problem.js';

/** How much a file may hold: whoever sends one shall not fill memory or keep the service busy for ever. */
export interface Limits {
  /** Once unpacked. */
  readonly bytes: number;
  readonly lines: number;
}

const MIB = 1024 * 1024;

/** Five million facts are some 2 GiB. */
export const DEFAULT_LIMITS: Limits = { bytes: 4096 * MIB, lines: 10_000_000 };

/** A file holds more than it may. */
export class TooLarge extends UnusableFile {
  override readonly name = 'UnusableFile';
}

const SETTINGS = { bytes: 'PATHWAYS_IMPORT_MAX_MIB', lines: 'PATHWAYS_IMPORT_MAX_LINES' } as const;

/**
 * The limits that the environment sets: `PATHWAYS_IMPORT_MAX_MIB` and `PATHWAYS_IMPORT_MAX_LINES`.
 *
 * @throws UnusableFile naming the variable and the mend
 */
export function limitsFrom(env: Readonly<Record<string, string | undefined>>): Limits {
  const mib = wholeIn(env, SETTINGS.bytes);
  return {
    bytes: mib === undefined ? DEFAULT_LIMITS.bytes : mib * MIB,
    lines: wholeIn(env, SETTINGS.lines) ?? DEFAULT_LIMITS.lines,
  };
}

function wholeIn(env: Readonly<Record<string, string | undefined>>, name: string): number | undefined {
  const text = env[name];
  if (!text) return undefined;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new UnusableFile(`${name}: give a whole number from 1 on.`);
}

/** @throws TooLarge a file of this size cannot be within the limits */
export async function refuseLarge(bytes: number | undefined, limits: Limits): Promise<void> {
  if (bytes !== undefined && bytes > limits.bytes) throw new TooLarge(tooMany('bytes', limits));
}

/**
 * The same bytes, as long as they are within the limits.
 *
 * @throws TooLarge where there are more
 */
export async function* withinLimits(
  bytes: AsyncIterable<Uint8Array>,
  limits: Limits,
): AsyncGenerator<Uint8Array> {
  const seen = { bytes: 0, lines: 0 };
  for await (const piece of bytes) {
    seen.bytes += piece.length;
    seen.lines += lineEndingsIn(piece);
    for (const what of ['bytes', 'lines'] as const)
      if (seen[what] > limits[what])
        throw new TooLarge(`${tooMany(what, limits)} What was recorded until then stays.`);
    yield piece;
  }
}

/** A file of old may end its lines with CR alone. One that ends them with CR LF has as many of each. */
function lineEndingsIn(piece: Uint8Array): number {
  return Math.max(countOf(piece, LINE_FEED), countOf(piece, CARRIAGE_RETURN));
}

function countOf(piece: Uint8Array, byte: number): number {
  let count = 0;
  for (let at = piece.indexOf(byte); at >= 0; at = piece.indexOf(byte, at + 1)) count += 1;
  return count;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const tooMany = (what: keyof Limits, limits: Limits): string => {
  const most =
    what === 'bytes'
      ? `${(limits.bytes / MIB).toLocaleString('en-GB')} MiB, unpacked`
      : `${limits.lines.toLocaleString('en-GB')} lines`;
  return `The file is longer than ${most}. Import it in parts, or have ${SETTINGS[what]} raised where it is imported.`;
};
