import { cellsOf } from './cells.js';
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

export interface RowReader {
  take(line: Line): readonly Row[];
  /** What is left at the end of the file. */
  rest(): readonly Row[];
}

/**
 * Makes rows of lines. A row whose quotation mark is never closed is given back alone with its problem, and
 * reading goes on with the very next line: it never swallows the rows below it.
 *
 * @param width how many columns the table has
 */
export function rowReader(width: number): RowReader {
  let open: Line[] = [];
  let marks = 0;
  let characters = 0;

  function take(line: Line): readonly Row[] {
    if (open.length === 0 && !line.text.includes('"')) return plainRow(line, width);
    open.push(line);
    marks += line.text.split('"').length - 1;
    characters += line.text.length;
    if (marks % 2 === 1) return isTooLong() ? giveUpOnFirst() : [];
    const row = quotedRow(open, width);
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
    return first ? [unreadable(first, NOT_CLOSED), ...others.flatMap(take)] : [];
  }

  function rest(): readonly Row[] {
    const rows: Row[] = [];
    while (open.length > 0) rows.push(...giveUpOnFirst());
    return rows;
  }

  return { take, rest };
}

function plainRow(line: Line, width: number): readonly Row[] {
  if (/^[,\s]*$/.test(line.text)) return [];
  if (line.cut) return [unreadable(line, CUT)];
  return [fitted(line, line.text.split(','), width)];
}

const CUT: Problem = {
  problem: 'The row is longer than a million characters; what is more is left out here.',
  mend: 'Look for a missing line ending or a value that got into the wrong place.',
};

const misfit = (found: number, width: number): Problem => ({
  problem: `The row has ${found} values where the header names ${width} columns.`,
  mend: 'Give each column one value (nothing between two commas if there is none), and enclose a value that holds a comma in quotation marks.',
});

/** Surplus values are never cut off, even empty ones: a comma too many may have shifted the others. */
const fitted = (line: Line, cells: readonly string[], width: number): Row =>
  cells.length === width ? { line: line.number, cells } : unreadable(line, misfit(cells.length, width));

/** The row that lines with their quotation marks in pairs make, or undefined if they make none. */
function quotedRow(lines: readonly Line[], width: number): Row | undefined {
  const [first] = lines;
  if (!first || lines.some((line) => line.cut)) return undefined;
  const cells = cellsOf(lines.map((line) => line.text).join('\n'));
  if (!cells) return undefined;
  if (lines.length === 1) return fitted(first, cells, width);
  const isRow = cells.length === width && !cells.some((cell) => holdsRows(cell, width));
  return isRow ? { line: first.number, cells } : undefined;
}

/** Whether a value that runs over lines has taken in whole rows of the table. */
const holdsRows = (cell: string, width: number): boolean =>
  cell
    .split('\n')
    .slice(1)
    .some((line) => line.split(',').length >= width);

/** The cells are a guess, for whoever mends the row. */
function unreadable({ number, text }: Line, problem: Problem): Row {
  return { line: number, cells: text.split(','), problem, asRead: text };
}
