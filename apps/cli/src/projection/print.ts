import Table from 'cli-table3';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '#intake/csv/cells';
import type { Value } from '#read-models/replaying/custom/projection-file';
import type { runProjection } from '#read-models/replaying/custom/run-projection';
import type { Terminal } from '../terminal.js';

export type Rows = ReturnType<typeof runProjection>;

interface Form {
  readonly json?: true;
  readonly csv?: true;
}

/** Prints rows as they come, in the form asked for. A table shows the first of them. */
export const printer = ({ json, csv }: Form, terminal: Terminal): ((rows: Rows) => Promise<void>) =>
  json
    ? (rows) => asJson(rows, terminal)
    : csv
      ? (rows) => asCsv(rows, terminal)
      : (rows) => asTable(rows, terminal);

/** A spreadsheet would take some texts for formulas. */
const cell = (value: Value): string | number | boolean =>
  typeof value === 'string' ? safeCell(value) : (value ?? '');

/** Rows as CSV; what cannot be known is empty. Numbers are exact. */
export async function* csvOf(rows: Rows): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  for await (const message of rows) {
    const lines =
      'columns' in message ? [message.columns.map(safeCell)] : message.rows.map((row) => row.map(cell));
    yield {
      text: stringify(lines, { cast: { boolean: String } }),
      rows: 'columns' in message ? 0 : message.rows.length,
    };
  }
}

async function asCsv(rows: Rows, { stdout }: Terminal): Promise<void> {
  for await (const { text } of csvOf(rows)) stdout.write(text);
}

/** An array of objects. */
async function asJson(rows: Rows, { stdout }: Terminal): Promise<void> {
  let columns: readonly string[] = [];
  let separator = '[\n';
  for await (const message of rows) {
    if ('columns' in message) {
      columns = message.columns;
      continue;
    }
    for (const row of message.rows) {
      const named = Object.fromEntries(columns.map((column, index) => [column, row[index]]));
      stdout.write(`${separator}${JSON.stringify(named)}`);
      separator = ',\n';
    }
  }
  stdout.write(separator === '[\n' ? '[]\n' : '\n]\n');
}

/** As many as anybody reads. */
const SHOWN = 1_000;

async function asTable(rows: Rows, { stdout, stderr }: Terminal): Promise<void> {
  let columns: readonly string[] = [];
  const shown: (readonly Value[])[] = [];
  let count = 0;
  for await (const message of rows) {
    if ('columns' in message) columns = message.columns;
    else {
      count += message.rows.length;
      shown.push(...message.rows.slice(0, Math.max(0, SHOWN - shown.length)));
    }
  }
  stdout.write(`${tableOf(columns, shown)}\n`);
  const more = count - shown.length;
  stderr.write(
    `${count.toLocaleString('en-GB')} rows.${more > 0 ? ` ${more.toLocaleString('en-GB')} of them are not shown: --csv and --json print them all.` : ''}\n`,
  );
}

function tableOf(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  const table = new Table({
    head: [...columns],
    colAligns: columns.map((_, index) =>
      rows.some((row) => typeof row[index] === 'number') ? 'right' : 'left',
    ),
    style: { head: [], border: [], compact: true },
  });
  for (const row of rows) table.push(row.map((value) => String(value ?? '')));
  return table.toString();
}
