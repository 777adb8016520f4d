import { cellsOf, type Separator } from './cells.js';
import type { Line } from './lines.js';
import type { Problem } from './problem.js';

/** A row of a table, with as many cells as the table has columns unless there is a problem. */
export interface Row {
  /** The line on which it begins. */
  readonly line: number;
  readonly cells: readonly string[];
  /** Why the row could not be split into its cells. */
  readonly problem?: Problem;
  /** The row as it stands in the file, where the cells cannot tell. */
  readonly asRead?: string;
}

/** A value may run over several lines, but not for ever: a quotation mark that was never closed would. */
const MAX_ROW_LINES = 50;
const MAX_ROW_CHARACTERS = 64 * 1024;

const NOT_CLOSED: Problem = {
  problem: 'A quotation mark in this row is never closed, or stands in the middle of a value.',
  mend: 'Take the mark out, or enclose the whole value in quotation marks and write each mark within it twice.',
};

/** How a table is cut into its values. */
export interface Shape {
  readonly width: number;
  readonly separator: Separator;
}

export interface RowReader {
  take(line: Line): readonly Row[];
  /** What is left at the end of the file. */
  rest(): readonly Row[];
}

/**
 * Makes rows of lines. A row whose quotation mark is never closed is given back alone with its problem, and
 * reading goes on with the very next line: it never swallows the rows below it.
 *
 * @param shape how many columns the table has, and what stands between them
 */
export function rowReader(shape: Shape): RowReader {
  let open: Line[] = [];
  let marks = 0;
  let characters = 0;

  function take(line: Line): readonly Row[] {
    if (open.length === 0 && !line.text.includes('"')) return plainRow(line, shape);
    open.push(line);
    marks += line.text.split('"').length - 1;
    characters += line.text.length;
    if (marks % 2 === 1) return isTooLong() ? giveUpOnFirst() : [];
    const row = quotedRow(open, shape);
    if (!row) return giveUpOnFirst();
    forget();
    return [row];
  }

  const isTooLong = (): boolean => open.length >= MAX_ROW_LINES || characters > MAX_ROW_CHARACTERS;

  function forget(): void {
    open = [];
    marks = 0;
    characters = 0;
  }

  function giveUpOnFirst(): readonly Row[] {
    const [first, ...others] = open;
    forget();
    return first ? [unreadable(first, NOT_CLOSED, shape), ...others.flatMap(take)] : [];
  }

  function rest(): readonly Row[] {
    const rows: Row[] = [];
    while (open.length > 0) rows.push(...giveUpOnFirst());
    return rows;
  }

  return { take, rest };
}

function plainRow(line: Line, shape: Shape): readonly Row[] {
  if (EMPTY[shape.separator].test(line.text)) return [];
  if (line.cut) return [unreadable(line, CUT, shape)];
  return [fitted(line, line.text.split(shape.separator), shape)];
}

const EMPTY: Readonly<Record<Separator, RegExp>> = { ',': /^[,\s]*$/, ';': /^[;\s]*$/, '\t': /^\s*$/ };

const CUT: Problem = {
  problem: 'The row is far too long; what is more than 131,072 characters is left out here.',
  mend: 'Look for a missing line ending or a value that got into the wrong place.',
};

const misfit = (found: number, width: number): Problem => ({
  problem: `The row has ${found} values where the header names ${width} columns.`,
  mend: 'Give each column one value (nothing between two separators if there is none), and enclose a value that holds one in quotation marks.',
});

/** Surplus values are never cut off, even empty ones: a comma too many may have shifted the others. */
const fitted = (line: Line, cells: readonly string[], shape: Shape): Row =>
  cells.length === shape.width
    ? { line: line.number, cells }
    : unreadable(line, misfit(cells.length, shape.width), shape);

/** The row that lines with their quotation marks in pairs make, or undefined if they make none. */
function quotedRow(lines: readonly Line[], shape: Shape): Row | undefined {
  const [first] = lines;
  if (!first || lines.some((line) => line.cut)) return undefined;
  const cells = cellsOf(lines.map((line) => line.text).join('\n'), shape.separator);
  if (!cells) return undefined;
  if (lines.length === 1) return fitted(first, cells, shape);
  const isRow = cells.length === shape.width && !cells.some((cell) => holdsRows(cell, shape));
  return isRow ? { line: first.number, cells } : undefined;
}

/** Whether a value that runs over lines has taken in whole rows of the table. */
const holdsRows = (cell: string, { width, separator }: Shape): boolean =>
  cell
    .split('\n')
    .slice(1)
    .some((line) => line.split(separator).length >= width);

/** The cells are a guess, for whoever mends the row. */
function unreadable({ number, text }: Line, problem: Problem, { separator, width }: Shape): Row {
  return { line: number, cells: text.split(separator, Math.max(width, 2)), problem, asRead: text };
}
