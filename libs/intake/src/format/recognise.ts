import { cellsOf, type Separator } from '../csv/cells.js';
import { FAILURE_COLUMNS } from '../csv/failed-rows.js';
import type { Dialect } from '../csv/open-rows.js';
import type { Format } from './format.js';
import { fitOf, headingOf, type Fit } from './header.js';
import { readRow } from './read-row.js';

/** A table whose format is known. */
export interface Recognised {
  readonly format: Format;
  readonly dialect: Dialect;
  /** False: the columns are known by their order. */
  readonly hasHeader: boolean;
}

/** The format that a file comes nearest to, though it lacks columns. */
export interface Nearest {
  readonly format: Format;
  readonly fit: Fit;
}

/** No line with more values names the columns of a file that is known here. */
const MOST_COLUMNS = 1_000;

const SEPARATORS: readonly Separator[] = [',', ';', '\t'];

/** Words above a header don't run on for longer. */
const MOST_PREAMBLE_LINES = 20;

/**
 * Which of some formats a file is in, by the columns that it names; where it names none, by what stands in its first
 * rows. Of several, the one that knows most of its columns.
 *
 * @param head the beginning of the file
 */
export function recognise(head: string, formats: readonly Format[]): Recognised | undefined {
  const whole = candidatesIn(head, formats).filter(({ fit }) => fit.missing.length === 0);
  const best = whole.toSorted(byFit)[0];
  if (best) return { format: best.format, dialect: dialectOf(best), hasHeader: true };
  return formats.flatMap((format) => headlessIn(head, format) ?? [])[0];
}

/** The format whose columns are most like those of a file; undefined where none has any of them. */
export function nearest(head: string, formats: readonly Format[]): Nearest | undefined {
  const some = candidatesIn(head, formats).filter(({ fit }) => fit.placeOf.size > 0);
  return some.toSorted((a, b) => shareOf(b) - shareOf(a) || byFit(a, b))[0];
}

/** How much of what the format needs is there, from 0 to 1. */
export const shareOf = ({ format, fit }: Nearest): number =>
  1 - fit.missing.length / format.columns.filter(({ reads, mayLack }) => reads && !mayLack).length;

interface Candidate {
  readonly format: Format;
  readonly fit: Fit;
  readonly separator: Separator;
  readonly headerLine: number;
}

function candidatesIn(head: string, formats: readonly Format[]): readonly Candidate[] {
  const lines = linesIn(head);
  const first = lines.findIndex((line) => line.trim() !== '');
  return lines.flatMap((line, place) =>
    SEPARATORS.flatMap((separator) => {
      const headings = line.includes(separator) || place === first ? cellsOf(line, separator) : undefined;
      const own = (headings && headings.length <= MOST_COLUMNS ? headings : undefined)?.filter(
        (heading) => !isFailureColumn(heading),
      );
      return own ? candidatesAt(own, separator, place, { formats, isFirst: place === first }) : [];
    }),
  );
}

const linesIn = (head: string): readonly string[] => head.split(/\r\n?|\n/).slice(0, MOST_PREAMBLE_LINES + 1);

const candidatesAt = (
  headings: readonly string[],
  separator: Separator,
  place: number,
  { formats, isFirst }: { readonly formats: readonly Format[]; readonly isFirst: boolean },
): readonly Candidate[] =>
  formats
    .filter(({ preamble }) => isFirst || preamble)
    .map((format) => ({ format, fit: fitOf(format, headings), separator, headerLine: place + 1 }));

const isFailureColumn = (heading: string): boolean =>
  FAILURE_COLUMNS.some((column) => headingOf(column) === headingOf(heading));

const byFit = (a: Candidate, b: Candidate): number =>
  b.fit.placeOf.size - a.fit.placeOf.size ||
  a.fit.missing.length - b.fit.missing.length ||
  a.fit.unknown.length - b.fit.unknown.length;

const ENCODING = 'utf-8 or windows-1252';

const dialectOf = ({ separator, headerLine }: Candidate): Dialect => ({
  separator,
  headerLine,
  encoding: ENCODING,
});

/** Enough rows to tell columns without names; the last line of a head may be cut short. */
const ROWS_LOOKED_AT = 5;

/** Whether the first rows of a file can be read as those of a format without a header; most of them at least. */
function headlessIn(head: string, format: Format): Recognised | undefined {
  if (!format.headless) return undefined;
  const placeOf = new Map(format.columns.map((column, place) => [column, place]));
  const lines = head.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const looked = lines.slice(0, Math.max(1, Math.min(ROWS_LOOKED_AT, lines.length - 1)));
  const fits = (separator: Separator) => (line: string) => {
    const cells = cellsOf(line, separator);
    return cells?.length === format.columns.length && readRow(format, placeOf, cells).problems.length === 0;
  };
  const separator = SEPARATORS.find((each) => looked.filter(fits(each)).length * 2 > looked.length);
  if (!separator) return undefined;
  return {
    format,
    hasHeader: false,
    dialect: { separator, encoding: ENCODING },
  };
}
