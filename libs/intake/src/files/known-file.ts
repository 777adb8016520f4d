import { closest } from 'fastest-levenshtein';
import { isPacked, peek, unpacked } from '../csv/bytes.js';
import { UnusableFile } from '../csv/problem.js';
import { decoded } from '../csv/text.js';
import { factFiles } from '../ndjson/fact-files.js';
import type { FileKind, KnownFile, Near } from './file-kind.js';
import { DEFAULT_LIMITS, withinLimits, type Limits } from './limits.js';
import { careerEventFiles } from './career-event-files.js';
import { identifierFiles } from './identifier-files.js';
import { schoolListFiles } from './school-list-files.js';
import { tableFiles } from './table-files.js';

/** Every kind of file that can be imported by itself. One that is no table stands before them. */
const fileKinds: readonly FileKind[] = [
  factFiles,
  tableFiles,
  schoolListFiles,
  identifierFiles,
  careerEventFiles,
];

/** What `--format` takes. */
export const formatNames: readonly string[] = fileKinds.flatMap(({ names }) => names);

/** Enough to see a header, whatever stands above it. */
const HEAD_BYTES = 64 * 1024;

export interface OpenedFile {
  readonly file: KnownFile;
  /** The whole file, unpacked, to be read once. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/**
 * Tells what a file is by how it begins.
 *
 * @param bytes the file, gzip or not
 * @param name what somebody said that it is
 * @param limits of what it may hold
 * @throws UnusableFile it is nothing that is known here; the message names the nearest and what it lacks
 */
export async function knownFile(
  bytes: AsyncIterable<Uint8Array>,
  name: string | undefined,
  limits: Limits = DEFAULT_LIMITS,
): Promise<OpenedFile> {
  if (name !== undefined && !formatNames.includes(name))
    throw new UnusableFile(
      `There is no format "${name}". Did you mean "${closest(name, formatNames)}"? The formats are: ${formatNames.join(', ')}.`,
    );
  const { head, whole } = await peek(withinLimits(unpacked(bytes), limits), HEAD_BYTES);
  if (isPacked(head))
    throw new UnusableFile('The file is packed more than once. Unpack it and import what is in it.');
  const text = await textOf(head);
  if (text.trim() === '') throw new UnusableFile('The file is empty. Its first row must name the columns.');
  if (isEndless(text)) throw new UnusableFile(ENDLESS);
  for (const kind of fileKinds) {
    const file = name === undefined || kind.names.includes(name) ? kind.recognise(text, name) : undefined;
    if (file) return { file, bytes: whole };
  }
  throw new UnusableFile(unknown(text, name));
}

/** No file that is known here has so many columns; to look for those it has would take long. A fact may be longer. */
const isEndless = (head: string): boolean =>
  head.length >= MOST_HEADINGS && !/[\r\n]/.test(head) && !head.trimStart().startsWith('{');

const MOST_HEADINGS = HEAD_BYTES / 4;

const ENDLESS =
  'The first line is too long to name the columns of a file that is known here. Check that lines end where they should.';

async function textOf(head: Uint8Array): Promise<string> {
  let text = '';
  for await (const part of decoded([head], 'utf-8 or windows-1252')) text += part;
  return text;
}

function unknown(head: string, name: string | undefined): string {
  const kinds = name === undefined ? fileKinds : fileKinds.filter(({ names }) => names.includes(name));
  const near = kinds
    .map((kind) => kind.nearest(head))
    .filter((each): each is Near => each !== undefined)
    .toSorted((a, b) => b.share - a.share)[0];
  if (near) return near.words;
  const hint = head.includes('\0') ? ' It looks like UTF-16: save it as "CSV UTF-8".' : '';
  return `This is no file that is known here: none of its columns is.${hint} The formats are: ${formatNames.join(', ')}.`;
}
