import { cellsOf, type Separator } from '../csv/cells.js';
import { importCareerEvents } from '../career-events/import-career-events.js';
import { careerEventColumns } from '../career-events/columns.js';
import { headingOf } from '../format/header.js';
import type { FileKind, KnownFile } from './file-kind.js';

const NAME = 'career-events';
const TITLE = 'career events';

/** Our own files, whose rows are events: each once for ever. */
export const careerEventFiles: FileKind = {
  names: [NAME],
  recognise(head, name) {
    const separator = separatorOf(head);
    const isMeant = name === NAME || shareIn(head, separator) === 1 || isNearMiss(head, separator);
    return isMeant ? careerEventFile(separator) : undefined;
  },
  nearest(head) {
    const share = shareIn(head, separatorOf(head));
    const missing = careerEventColumns.required.filter(
      (column) => !headingsOf(head, separatorOf(head)).includes(headingOf(column)),
    );
    const words = `This is no file that is known here. The nearest is a file of ${TITLE} (${NAME}), but it lacks the columns ${missing.map((column) => `"${column}"`).join(', ')}.`;
    return share > 0 ? { words, share } : undefined;
  },
};

const careerEventFile = (separator: Separator): KnownFile => ({
  name: NAME,
  title: TITLE,
  import: (log, bytes, options) =>
    importCareerEvents(log, bytes, { ...options, dialect: { separator, encoding: 'utf-8' } }),
});

const headingsOf = (head: string, separator: Separator): readonly string[] => {
  const first = head.split(/\r\n?|\n/).find((line) => line.trim() !== '') ?? '';
  return cellsOf(first, separator)?.map(headingOf) ?? [];
};

const separatorOf = (head: string): Separator => (headingsOf(head, ';').length > 1 ? ';' : ',');

function shareIn(head: string, separator: Separator): number {
  const headings = headingsOf(head, separator);
  const there = careerEventColumns.required.filter((column) => headings.includes(headingOf(column)));
  return there.length / careerEventColumns.required.length;
}

/** Most of its columns are there: its own reader says best what is wrong with the others. */
const isNearMiss = (head: string, separator: Separator): boolean => shareIn(head, separator) > 1 / 2;
