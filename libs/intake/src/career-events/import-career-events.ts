import { failedRows } from '../csv/failed-rows.js';
import type { Problem } from '../csv/problem.js';
import type { Row } from '../csv/rows.js';
import type { Dialect } from '../csv/open-rows.js';
import { openTable, type TableRow } from '../csv/table.js';
import { countedFailures, type Failures } from '../failures.js';
import { OF_ERASED } from '../erased.js';
import type { ImportReport } from '../import-report.js';
import { recordReported } from '../record-reported.js';
import type { Log } from '../recording/each-stream.js';
import type { ReportedFact } from '../reported-fact.js';
import { countedWarnings, type Warnings } from '../warnings.js';
import { careerEventOf } from './career-event.js';
import { careerEventColumns, type Column } from './columns.js';

export interface ImportOptions {
  /** Where the rows that could not be taken go; absent: they are only reported. */
  readonly failedPath?: string | undefined;
  /** UTC instant of this import. */
  readonly importedAt: string;
  /** Once aborted, no more rows are read; those read are recorded. */
  readonly signal?: AbortSignal | undefined;
  readonly dialect?: Dialect;
}

type FromRow = ReportedFact & { readonly row: Row };

const DIFFERS: Problem = {
  column: 'event_id',
  problem: 'An event with this id says something else. The one recorded first stands.',
  mend: 'Give this event an id of its own; if the first is wrong, add an "event voided" that refers to it.',
};

/**
 * Reads a file of career events and records what it reports. Rows that cannot be understood go to a file of
 * their own with what to mend; the others are recorded.
 *
 * @param log in a dry run one that takes nothing
 * @throws UnusableFile, and whatever the log throws
 */
export async function importCareerEvents(
  log: Log,
  bytes: AsyncIterable<Uint8Array>,
  options: ImportOptions,
): Promise<ImportReport> {
  const table = await openTable(bytes, careerEventColumns, options.dialect);
  const file = options.failedPath === undefined ? undefined : failedRows(options.failedPath, table.columns);
  const failures = countedFailures(file);
  const warnings = countedWarnings();
  const seen = { rows: 0 };
  try {
    const facts = reportedFacts(table.rows, { failures, warnings, seen, signal: options.signal });
    const counts = await recordReported(log, facts, {
      importedAt: options.importedAt,
      onDiffering: ({ row }) => failures.add(row, [DIFFERS]),
      onErased: ({ row }) => failures.add(row, [{ column: 'teacher_id', ...OF_ERASED }]),
    });
    const { rows } = seen;
    return {
      ...counts,
      rows,
      failed: failures.count(),
      firstFailed: failures.first(),
      warnings: warnings.list(),
    };
  } finally {
    await file?.close();
  }
}

interface Along {
  readonly failures: Failures<Row>;
  readonly warnings: Warnings;
  readonly seen: { rows: number };
  readonly signal?: AbortSignal | undefined;
}

async function* reportedFacts(rows: AsyncIterable<TableRow<Column>>, along: Along): AsyncGenerator<FromRow> {
  for await (const row of rows) {
    if (along.signal?.aborted) return;
    along.seen.rows += 1;
    const understood = row.problem ? { problems: [row.problem] } : careerEventOf(row.values);
    if ('problems' in understood) {
      await along.failures.add(row, understood.problems);
      continue;
    }
    along.warnings.doubtCodes(understood.reported.fact);
    for (const column of understood.unused)
      along.warnings.add(`${column} is not used with "${row.values.kind}"; its value was left out`);
    const { line, cells } = row;
    yield { ...understood.reported, row: { line, cells } };
  }
}
