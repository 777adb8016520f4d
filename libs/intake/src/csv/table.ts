import { unpacked } from './bytes.js';
import { asWritten } from './cells.js';
import { FAILURE_COLUMNS } from './failed-rows.js';
import { headerOf, type Layout } from './header.js';
import { lineSplitter, type Line } from './lines.js';
import { UnusableFile } from './problem.js';
import { rowReader, type Row } from './rows.js';
import { decoded } from './text.js';

/** The values of a row by column, without outer space; empty where there is none. */
export type Values<C extends string> = Readonly<Record<C, string>>;

export interface TableRow<C extends string> extends Row {
  readonly values: Values<C>;
}

export interface Table<C extends string> {
  /** The columns of the file in its order, without those that tell why a row had failed before. */
  readonly columns: readonly string[];
  /** To be read once. Rows that are empty are left out. */
  readonly rows: AsyncIterable<TableRow<C>>;
}

/**
 * Opens a table of comma-separated values: UTF-8 or UTF-16, gzip or not, any line endings. It is read as it is
 * asked for, so that its size doesn't matter.
 *
 * @throws UnusableFile it is no such table, or lacks columns
 */
export async function openTable<C extends string>(
  bytes: AsyncIterable<Uint8Array>,
  layout: Layout<C>,
): Promise<Table<C>> {
  const lines = linesOf(decoded(unpacked(bytes)));
  const { first, others } = await firstWritten(lines);
  const { names, placeOf } = headerOf(first.text, layout);
  const hasFailedBefore = FAILURE_COLUMNS.every((column) => names.includes(column));
  const own = [...names.keys()].filter(
    (place) => !hasFailedBefore || !(FAILURE_COLUMNS as readonly string[]).includes(names[place] ?? ''),
  );
  const written = hasFailedBefore ? asWritten : (cell: string) => cell;
  const tableRow = (row: Row): TableRow<C> => ({
    ...row,
    cells: hasFailedBefore ? own.map((place) => asWritten(row.cells[place] ?? '')) : row.cells,
    values: valuesOf(row, layout, placeOf, written),
  });
  return {
    columns: own.map((place) => names[place] ?? ''),
    rows: rowsOf(others, lines, names.length, tableRow),
  };
}

async function* linesOf(text: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  const splitter = lineSplitter();
  for await (const piece of text) yield splitter.take(piece);
  yield splitter.rest();
}

async function firstWritten(
  lines: AsyncGenerator<readonly Line[]>,
): Promise<{ first: Line; others: readonly Line[] }> {
  for (let next = await lines.next(); !next.done; next = await lines.next()) {
    const place = next.value.findIndex((line) => line.text.trim() !== '');
    const first = next.value[place];
    if (first) return { first, others: next.value.slice(place + 1) };
  }
  throw new UnusableFile('The file is empty. Its first row must name the columns.');
}

async function* rowsOf<R>(
  others: readonly Line[],
  lines: AsyncIterable<readonly Line[]>,
  width: number,
  made: (row: Row) => R,
): AsyncGenerator<R> {
  const reader = rowReader(width);
  for (const line of others) for (const row of reader.take(line)) yield made(row);
  for await (const batch of lines) {
    for (const line of batch) for (const row of reader.take(line)) yield made(row);
  }
  for (const row of reader.rest()) yield made(row);
}

function valuesOf<C extends string>(
  row: Row,
  layout: Layout<C>,
  placeOf: ReadonlyMap<C, number>,
  written: (cell: string) => string,
): Values<C> {
  const values = {} as Record<C, string>;
  for (const column of layout.columns) {
    const place = placeOf.get(column);
    values[column] = place === undefined ? '' : written(row.cells[place] ?? '').trim();
  }
  return values;
}
