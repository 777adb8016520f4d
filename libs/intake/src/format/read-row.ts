import type { Problem } from '../csv/problem.js';
import type { Column, Format } from './format.js';
import type { RowValues, Value } from './value.js';

/** What the format calls a column. */
export const nameOf = ({ as, name }: Column): string => as ?? name;

/**
 * Reads the cells of a row by the columns of its format.
 *
 * @param placeOf where each column stands; one that the file lacks has no place
 */
export function readRow(
  { columns }: Format,
  placeOf: ReadonlyMap<Column, number>,
  cells: readonly string[],
): { readonly values: RowValues; readonly problems: readonly Problem[] } {
  const values: Record<string, Value | undefined> = {};
  const problems: Problem[] = [];
  for (const column of columns) {
    const place = placeOf.get(column);
    if (!column.reads || place === undefined) continue;
    const text = (cells[place] ?? '').trim();
    const isNothing = text === '' || column.nothing?.includes(text) === true;
    const reading = isNothing ? { value: undefined } : column.reads(text);
    if ('problem' in reading) problems.push({ column: column.name, ...reading });
    else if (column.needed && isNothing) problems.push(missing(column.name));
    else values[nameOf(column)] = reading.value;
  }
  return { values, problems };
}

const missing = (column: string): Problem => ({
  column,
  problem: `There is no ${column}.`,
  mend: 'Every row needs one.',
});
