import { parse } from 'csv-parse/sync';

/** What may stand between the values of a record. */
export type Separator = ',' | ';' | '\t';

/**
 * The values of one record of separated text (RFC 4180), or undefined where its quotation marks are not as they
 * must be. A record without them is what stands between its separators.
 */
export function cellsOf(record: string, separator: Separator = ','): readonly string[] | undefined {
  if (!record.includes('"')) return record.split(separator);
  try {
    const records = parse(record, { delimiter: separator, relax_column_count: true });
    return records.length === 1 ? records[0] : undefined;
  } catch {
    return undefined;
  }
}

/** What a spreadsheet would take for a formula, or for one that was made safe before. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that a spreadsheet shows as it is and never computes. `asWritten` undoes it. */
export const safeCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

/** The value that `safeCell` made safe. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
