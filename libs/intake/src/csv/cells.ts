/** What may stand between the values of a record. */
export type Separator = ',' | ';' | '\t';

/**
 * The values of one record of separated text (RFC 4180), or undefined where its quotation marks are not as they
 * must be. A record without them is what stands between its separators.
 */
export function cellsOf(record: string, separator: Separator = ','): readonly string[] | undefined {
  if (!record.includes('"')) return record.split(separator);
  const cells: string[] = [];
  for (let start = 0; start <= record.length;) {
    const end = record[start] === '"' ? closingMark(record, start) + 1 : endOfPlain(record, start, separator);
    const isWhole = end >= start && (end === record.length || record[end] === separator);
    if (!isWhole) return undefined;
    const cell = record.slice(start, end);
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    start = end + 1;
  }
  return cells;
}

/** Where the quotation mark stands that ends the value that one begins; marks within are written twice. */
function closingMark(record: string, start: number): number {
  let place = record.indexOf('"', start + 1);
  while (place >= 0 && record[place + 1] === '"') place = record.indexOf('"', place + 2);
  return place;
}

/** Where a value without marks ends; -1 if it has one. */
function endOfPlain(record: string, start: number, separator: Separator): number {
  const found = record.indexOf(separator, start);
  const end = found < 0 ? record.length : found;
  return record.slice(start, end).includes('"') ? -1 : end;
}

/** What a spreadsheet would take for a formula, or for one that was made safe before. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that a spreadsheet shows as it is and never computes. `asWritten` undoes it. */
export const safeCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

/** The value that `safeCell` made safe. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
