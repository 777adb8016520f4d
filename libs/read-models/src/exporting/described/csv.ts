/** What a spreadsheet would take for a formula, or for one that was made safe before. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** Comma-separated values (RFC 4180) of which a spreadsheet computes none. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\n`).join('');

function cell(value: string): string {
  const safe = FORMULA.test(value) && !isNumber(value) ? `'${value}` : value;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
