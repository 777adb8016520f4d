import { cellsOf } from '../csv/cells.js';
import { headingOf } from '../format/header.js';
import { identifierColumns, importIdentifiers } from '../identity/import-identifiers.js';
import { digestsFor, digestsToLook } from '../identity/key.js';
import type { FileKind, KnownFile } from './file-kind.js';

const NAME = 'teacher-identifiers';

/** Our own files that say whose identifiers are. */
export const identifierFiles: FileKind = {
  names: [NAME],
  recognise: (head, name) => (name === NAME || isOne(head) ? file : undefined),
  nearest: () => undefined,
};

function isOne(head: string): boolean {
  const first = head.split(/\r\n?|\n/).find((line) => line.trim() !== '') ?? '';
  const headings = cellsOf(first)?.map(headingOf) ?? [];
  return identifierColumns.required.every((column) => headings.includes(headingOf(column)));
}

const file: KnownFile = {
  name: NAME,
  title: 'whose identifiers are',
  async import(log, bytes, { keyFile, dryRun, ...options }) {
    const digests = await (dryRun
      ? digestsToLook(log, keyFile)
      : digestsFor(log, keyFile, options.importedAt));
    return importIdentifiers(log, bytes, digests, options);
  },
};
