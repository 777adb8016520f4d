import type { DuckDBConnection } from '@duckdb/node-api';
import { quoted } from '../quoted.sql.js';
import { FORMULA } from './described/csv.js';
import { type Column, type Rows, rowsSql } from './tables/table.js';

/** How the tables are written; `ees` is the pair of files for Explore Education Statistics. */
export const formats = ['parquet', 'ndjson', 'csv', 'ees'] as const;
export type Format = (typeof formats)[number];

/** The formats that every table is written in. */
export type TableFormat = Exclude<Format, 'ees'>;

/** Fixed, as is the order of the rows: so the bytes don't depend on how many threads wrote them. */
const OPTIONS: Readonly<Record<TableFormat, string>> = {
  parquet: 'FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880',
  ndjson: 'FORMAT json',
  csv: 'FORMAT csv, HEADER',
};

/** Writes a table to a file, however large it is, and tells how many rows it has. */
export async function writeTable(
  connection: DuckDBConnection,
  table: Rows,
  file: string,
  format: TableFormat,
): Promise<number> {
  const sql = format === 'csv' ? safeSql(table) : format === 'ndjson' ? nestedSql(table) : rowsSql(table);
  const copied = await connection.runAndReadAll(`COPY (${sql}) TO ${quoted(file)} (${OPTIONS[format]})`);
  return Number(copied.getRows()[0]![0]);
}

/** Cells that a spreadsheet shows as they are and never computes. */
function safeSql(table: Rows): string {
  const cells = table.columns.map((column) => `${cellSql(column)} AS ${column.name}`);
  return `SELECT ${cells.join(', ')} FROM (${rowsSql(table)})`;
}

/** A whole number is written without a decimal point, as the service writes it. */
function cellSql({ name, type }: Column): string {
  if (type === 'number') return `regexp_replace(${name}::VARCHAR, '\\.0$', '')`;
  if (type !== 'string') return name;
  return `CASE WHEN regexp_matches(${name}, ${quoted(FORMULA.source)}) THEN '''' || ${name} ELSE ${name} END`;
}

/** Fields of facts stand in a line of JSON as they are, not as a text within it. */
const nestedSql = (table: Rows): string =>
  table.columns.some(({ name }) => name === 'data')
    ? `SELECT * REPLACE (data::JSON AS data) FROM (${rowsSql(table)})`
    : rowsSql(table);
