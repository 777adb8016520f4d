import type { FileKind, KnownFile } from '../files/file-kind.js';
import { importFacts } from './import-facts.js';

const NAME = 'facts';

/** Facts, one JSON object to a line: known by the brace that the file begins with, as no table begins so. */
export const factFiles: FileKind = {
  names: [NAME],
  recognise: (head, name) => (name === NAME || isOfFacts(head) ? file : undefined),
  nearest: (head) =>
    isOfObjects(head)
      ? {
          words:
            'These are JSON objects, but the first has no "stream" that says whose record it is about. Facts with ' +
            'pseudonyms cannot be imported: export them with --identified.',
          share: 1,
        }
      : undefined,
};

const file: KnownFile = {
  name: NAME,
  title: 'facts as NDJSON',
  import: (log, bytes, options) => importFacts(log, bytes, options),
};

const firstLine = (head: string): string => head.split(/[\r\n]+/).find((line) => line.trim() !== '') ?? '';

const isOfObjects = (head: string): boolean => firstLine(head).trimStart().startsWith('{');

/** A first line that is broken, or failed before, is told of as a line and not as a file. */
function isOfFacts(head: string): boolean {
  if (!isOfObjects(head)) return false;
  try {
    const first = JSON.parse(firstLine(head)) as Readonly<Record<string, unknown>>;
    return 'stream' in first || 'failed' in first;
  } catch {
    return true;
  }
}
