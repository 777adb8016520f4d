import { stringify } from 'csv-stringify/sync';
import { failedFile, type FailedFile } from '../failed-file.js';
import { safeCell } from './cells.js';
import type { Problem } from './problem.js';
import type { Row } from './rows.js';

/** What a file of failed rows holds beside the columns of its source. They are ignored when it is imported. */
export const FAILURE_COLUMNS = ['line', 'column', 'problem', 'mend', 'as_read'] as const;

/**
 * A file for the rows that could not be taken.
 *
 * @param columns the columns of the source
 */
export const failedRows = (path: string, columns: readonly string[]): FailedFile<Row> =>
  failedFile(path, {
    head: record([...columns, ...FAILURE_COLUMNS]),
    record: (row, problems) =>
      record([
        ...columns.map((_, place) => row.cells[place] ?? ''),
        String(row.line),
        joined(problems, (each) => each.column, ', '),
        joined(problems, (each) => each.problem, ' '),
        joined(problems, (each) => each.mend, ' '),
        row.asRead ?? '',
      ]),
  });

const record = (cells: readonly string[]): string => stringify([cells.map(safeCell)]);

const joined = (
  problems: readonly Problem[],
  part: (problem: Problem) => string | undefined,
  separator: string,
): string => [...new Set(problems.map(part).filter((each) => each !== undefined))].join(separator);
