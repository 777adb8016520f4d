import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import { Missing, type Cell } from './row.js';
import type { Row, Table as Rows } from './tables.js';

/** The symbols of the DfE's tables. A zero is a zero. */
export const SYMBOLS = { NOT_APPLICABLE: 'z', NOT_AVAILABLE: 'x', SUPPRESSED: 'c' } as const;

const columnsOf = (rows: readonly Row[]): readonly string[] => [
  ...new Set(rows.flatMap((row) => [...row.keys()])),
];

const NOT_APPLICABLE = new Missing('NOT_APPLICABLE');

/** Tables for a terminal, numbers rounded to what can be read. */
export const asText = (tables: readonly Rows[]): string => tables.map(tableText).join('\n');

function tableText({ name, rows: exactRows, left }: Rows): string {
  if (exactRows.length === 0) return `${name}: no rows\n`;
  const rows = exactRows.map(withLimitsInOne);
  const columns = columnsOf(rows);
  const table = new Table({
    head: [...columns],
    colAligns: columns.map((column) =>
      rows.some((row) => typeof row.get(column) === 'number') ? 'right' : 'left',
    ),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(columns.map((column) => readable(row.get(column) ?? NOT_APPLICABLE)));
  const more = left > 0 ? `… and ${left} more\n` : '';
  return `${name}\n${table.toString()}\n${more}`;
}

/** Two limits in one column: a table of shares is wide enough. */
const withLimitsInOne = (row: Row): Row =>
  new Map(
    [...row].flatMap(([column, cell]): readonly (readonly [string, Cell])[] => {
      const of = column.replace(/\.(lower|upper)$/, '');
      const [lower, upper] = [row.get(`${of}.lower`), row.get(`${of}.upper`)];
      if (of === column || lower === undefined || upper === undefined) return [[column, cell]];
      if (column.endsWith('.upper')) return [];
      const limits = lower instanceof Missing && upper instanceof Missing ? lower : between(lower, upper);
      return [[row.has(`${of}.expected`) ? `${of}.limits` : of, limits]];
    }),
  );

const between = (lower: Cell, upper: Cell): string => `${readable(lower)} to ${readable(upper)}`;

function readable(cell: Cell): string {
  if (cell instanceof Missing) return SYMBOLS[cell.why];
  if (typeof cell === 'string') return inLines(cell);
  if (typeof cell !== 'number' || Number.isInteger(cell)) return String(cell);
  const size = Math.abs(cell);
  return size < 0.001 ? cell.toPrecision(3) : cell.toFixed(size >= 10 ? 1 : 4);
}

/** Definitions and sources would make a table wider than any terminal. */
const WIDEST = 60;

const inLines = (text: string): string =>
  text.length <= WIDEST
    ? text
    : text.replaceAll(new RegExp(`(.{1,${WIDEST}})(?: |$)`, 'g'), '$1\n').trimEnd();

/**
 * Tables as one CSV file, numbers as exact as they came. Of several tables the first column says which, and a column
 * that a table does not have is not applicable in it.
 */
export function asCsv(tables: readonly Rows[]): string {
  const columns = [...new Set(tables.flatMap(({ rows }) => columnsOf(rows)))];
  const several = tables.length > 1;
  const rows = tables.flatMap((table) =>
    table.rows.map((row) => [
      ...(several ? [table.name] : []),
      ...columns.map((column) => exact(row.get(column) ?? NOT_APPLICABLE)),
    ]),
  );
  return stringify([[...(several ? ['table'] : []), ...columns], ...rows]);
}

function exact(cell: Cell): string {
  if (cell instanceof Missing) return SYMBOLS[cell.why];
  // A spreadsheet would take the words of a source for a formula.
  return typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
}

interface Basis {
  readonly definition: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly position: string | null;
  readonly n: number | null;
  readonly warnings: readonly string[];
}

/** What an answer rests on, in words; nothing of an answer that is no figure. */
export function basisText(answer: unknown): string {
  const { basis } = (answer ?? {}) as { readonly basis?: Basis };
  if (!basis) return '';
  const { definition, asOf, knownAt, position, n, warnings } = basis;
  const known = knownAt === null ? '' : `, known at ${knownAt}`;
  return [
    definition,
    `n = ${n ?? SYMBOLS.SUPPRESSED}, as of ${asOf}${known}, position ${position ?? SYMBOLS.NOT_AVAILABLE}. x: not available; z: not applicable; c: not shown.`,
    ...warnings.map((warning) => `warning: ${warning}`),
    '',
  ].join('\n');
}
