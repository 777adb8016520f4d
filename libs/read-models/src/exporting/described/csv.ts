import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet would take for a formula, or for one that was made safe before: the same as files that come in. */
export const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** Comma-separated values (RFC 4180) of which a spreadsheet computes none. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(safe)),
    { record_delimiter: '\n', quoted_match: /\r/ },
  );

const safe = (value: string): string => (FORMULA.test(value) && !isNumber(value) ? `'${value}` : value);

const isNumber = (value: string): boolean => /^-?\d+(\.\d+)?$/.test(value);
