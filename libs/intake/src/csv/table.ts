import { headerOf, type Layout } from './header.js';
import { openRows, type Dialect } from './open-rows.js';
import type { Row } from './rows.js';

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

const PLAIN: Dialect = { separator: ',', encoding: 'utf-8' };

/**
 * Opens a table of separated values whose columns are known: UTF-8 or UTF-16, gzip or not, any line endings. It is
 * read as it is asked for, so that its size doesn't matter.
 *
 * @throws UnusableFile it is no such table, or lacks columns
 */
export async function openTable<C extends string>(
  bytes: AsyncIterable<Uint8Array>,
  layout: Layout<C>,
  dialect: Dialect = PLAIN,
): Promise<Table<C>> {
  const { columns, rows } = await openRows(
    bytes,
    dialect,
    (line) => headerOf(line, layout, dialect.separator).names,
  );
  const placeOf = new Map(layout.columns.map((column) => [column, columns.indexOf(column)]));
  return { columns, rows: tableRows(rows, placeOf) };
}

async function* tableRows<C extends string>(
  rows: AsyncIterable<Row>,
  placeOf: ReadonlyMap<C, number>,
): AsyncGenerator<TableRow<C>> {
  for await (const row of rows) yield { ...row, values: valuesOf(row, placeOf) };
}

function valuesOf<C extends string>(row: Row, placeOf: ReadonlyMap<C, number>): Values<C> {
  const values = {} as Record<C, string>;
  for (const [column, place] of placeOf) values[column] = (row.cells[place] ?? '').trim();
  return values;
}
