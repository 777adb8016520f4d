import { unpacked } from './bytes.js';
import { asWritten, type Separator } from './cells.js';
import { FAILURE_COLUMNS } from './failed-rows.js';
import { lineSplitter, type Line } from './lines.js';
import { UnusableFile } from './problem.js';
import { rowReader, type Row, type Shape } from './rows.js';
import { decoded, type Encoding } from './text.js';

/** How a table stands in its file. */
export interface Dialect {
  readonly separator: Separator;
  readonly encoding: Encoding;
  /** The line of the header, 1 for the first; none above it is read. Absent: the first that is not empty. */
  readonly headerLine?: number;
}

export interface OpenedRows {
  /** The columns of the file in its order, without those that tell why a row had failed before. */
  readonly columns: readonly string[];
  /** The file holds only rows that failed before: it is a part of another. */
  readonly isPart: boolean;
  /** To be read once, with a cell for each column unless there is a problem. Rows that are empty are left out. */
  readonly rows: AsyncIterable<Row>;
}

/**
 * Opens a table, gzip or not, with any line endings. It is read as it is asked for, so that its size doesn't matter.
 *
 * @param namesIn the names of the columns, by the line that should name them; a table without such a line has its
 *   names given, and begins with its rows
 * @throws UnusableFile it is no such table
 */
export async function openRows(
  bytes: AsyncIterable<Uint8Array>,
  dialect: Dialect,
  namesIn: ((line: string) => readonly string[]) | readonly string[],
): Promise<OpenedRows> {
  const lines = linesOf(decoded(unpacked(bytes), dialect.encoding));
  const { first, others } = await firstWritten(lines, dialect.headerLine ?? 1);
  const isHeadless = typeof namesIn !== 'function';
  const names = isHeadless ? namesIn : namesIn(first.text);
  const { columns, own, isPart } = withoutFailures(names);
  const shape = { width: names.length, separator: dialect.separator };
  return { columns, isPart, rows: rowsOf(isHeadless ? [first, ...others] : others, lines, shape, own) };
}

/** The columns of the source, and a row with their values only, taken back to what they were. */
function withoutFailures(names: readonly string[]) {
  const lower = names.map((name) => name.toLowerCase());
  const isFailure = (name: string): boolean => (FAILURE_COLUMNS as readonly string[]).includes(name);
  if (!FAILURE_COLUMNS.every((column) => lower.includes(column)))
    return { columns: names, own: (row: Row): Row => row, isPart: false };
  const places = [...names.keys()].filter((place) => !isFailure(lower[place] ?? ''));
  const own = (row: Row): Row => ({
    ...row,
    cells: places.map((place) => asWritten(row.cells[place] ?? '')),
  });
  return { columns: places.map((place) => names[place] ?? ''), own, isPart: true };
}

/** Some rows are held at a time, whatever they hold. */
const MAX_ROW_LINE = 128 * 1024;

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  const splitter = lineSplitter(MAX_ROW_LINE);
  for await (const piece of text) yield splitter.take(piece);
  yield splitter.rest();
}

async function firstWritten(
  lines: AsyncGenerator<readonly Line[]>,
  from: number,
): Promise<{ first: Line; others: readonly Line[] }> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const place = next.value.findIndex((line) => line.number >= from && line.text.trim() !== '');
    const first = next.value[place];
    if (first) return { first, others: next.value.slice(place + 1) };
  }
  throw new UnusableFile('The file is empty. Its first row must name the columns.');
}

async function* rowsOf(
  others: readonly Line[],
  lines: AsyncIterable<readonly Line[]>,
  shape: Shape,
  own: (row: Row) => Row,
): AsyncGenerator<Row> {
  const reader = rowReader(shape);
  for (const line of others) for (const row of reader.take(line)) yield own(row);
  for await (const batch of lines) {
    for (const line of batch) for (const row of reader.take(line)) yield own(row);
  }
  for (const row of reader.rest()) yield own(row);
}
