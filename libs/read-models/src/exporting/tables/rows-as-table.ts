import { quoted } from '../../quoted.sql.js';
import type { Column, ColumnType } from './table.js';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'VARCHAR',
  integer: 'BIGINT',
  number: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  datetime: 'TIMESTAMP',
};

/** Rows that a program worked out, as SQL that gives them. Numbers stay what they are to the last digit. */
export function tableOf(
  columns: readonly Column[],
  rows: readonly Readonly<Record<string, unknown>>[],
): string {
  const shape = JSON.stringify([
    Object.fromEntries(columns.map(({ name, type }) => [name, SQL_TYPES[type]])),
  ]);
  return `(SELECT unnest(from_json(${quoted(JSON.stringify(rows))}, ${quoted(shape)}), recursive := true)) t`;
}
