/**
 * The values of one record of comma-separated text (RFC 4180), or undefined where its quotation marks are not
 * as they must be.
 */
export function cellsOf(record: string): readonly string[] | undefined {
  if (!record.includes('"')) return record.split(',');
  const cells: string[] = [];
  for (let at = 0; ;) {
    const end = record[at] === '"' ? endOfQuoted(record, at) : endOfPlain(record, at);
    if (end === undefined) return undefined;
    const cell = record.slice(at, end);
    cells.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === record.length) return cells;
    at = end + 1;
  }
}

function endOfPlain(record: string, start: number): number | undefined {
  const comma = record.indexOf(',', start);
  const end = comma < 0 ? record.length : comma;
  const quote = record.indexOf('"', start);
  return quote < 0 || quote > end ? end : undefined;
}

function endOfQuoted(record: string, start: number): number | undefined {
  let quote = record.indexOf('"', start + 1);
  while (quote >= 0 && record[quote + 1] === '"') quote = record.indexOf('"', quote + 2);
  if (quote < 0) return undefined;
  const end = quote + 1;
  return end === record.length || record[end] === ',' ? end : undefined;
}

/** What a spreadsheet would take for a formula, or for one that was made safe before. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that a spreadsheet shows as it is and never computes. `asWritten` undoes it. */
export const safeCell = (value: string): string => (FORMULA.test(value) ? `'${value}` : value);

/** The value that `safeCell` made safe. */
export const asWritten = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
