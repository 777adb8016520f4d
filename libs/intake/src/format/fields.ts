import type { FieldSource } from './format.js';
import type { RowValues } from './value.js';

/** What a row tells for a field; undefined for nothing. */
export function fieldFrom(source: FieldSource, row: RowValues): unknown {
  if (typeof source === 'string') return row[source];
  if ('constant' in source) return source.constant;
  if ('firstOf' in source) return firstFilled(source.firstOf, row);
  if ('itemOf' in source) return [row[source.itemOf] ?? []].flat()[source.place];
  if ('yearOf' in source) return yearOf(row[source.yearOf]);
  if ('wholeShareOf' in source) {
    const organisation = row[source.wholeShareOf];
    return organisation === undefined ? undefined : [{ organisation, share: 1 }];
  }
  const missing = columnsOf(source).some((column) => row[column] === undefined);
  return missing ? undefined : source.text.replaceAll(IN_BRACES, (_, column: string) => String(row[column]));
}

const yearOf = (day: unknown): number | undefined =>
  day === undefined ? undefined : Number(String(day).slice(0, 'YYYY'.length));

const IN_BRACES = /\{([^}]+)\}/g;

/** The columns that a field is filled from. */
export function columnsOf(source: FieldSource): readonly string[] {
  if (typeof source === 'string') return [source];
  if ('constant' in source) return [];
  if ('firstOf' in source) return source.firstOf;
  if ('itemOf' in source) return [source.itemOf];
  if ('yearOf' in source) return [source.yearOf];
  if ('wholeShareOf' in source) return [source.wholeShareOf];
  return [...source.text.matchAll(IN_BRACES)].map(([, column]) => column ?? '');
}

/** The value of the first column that is filled in. */
export const firstFilled = (columns: readonly string[], row: RowValues): unknown =>
  columns.map((column) => row[column]).find((value) => value !== undefined);
