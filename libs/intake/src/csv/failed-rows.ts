import type { WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from './cells.js';
import { ownerOnlyFile } from '../owner-only-file.js';
import type { Problem } from './problem.js';
import type { Row } from './rows.js';

/** What a file of failed rows holds beside the columns of its source. They are ignored when it is imported. */
export const FAILURE_COLUMNS = ['line', 'column', 'problem', 'mend', 'as_read'] as const;

export interface FailedRows {
  /** Resolves when there is room for more. */
  add(row: Row, problems: readonly Problem[]): Promise<void>;
  /** Resolves when all is on disk. */
  close(): Promise<void>;
}

/**
 * A file for the rows that could not be taken, each with its line and what to mend. Mended, it can be imported
 * as it is. It is only made once there is such a row.
 *
 * @param columns the columns of the source
 */
export function failedRows(path: string, columns: readonly string[]): FailedRows {
  let file: WriteStream | undefined;
  let failure: Error | undefined;

  function begin(): WriteStream {
    const begun = ownerOnlyFile(path);
    begun.on('error', (error) => (failure = error));
    begun.write(record([...columns, ...FAILURE_COLUMNS]));
    return begun;
  }

  return {
    async add(row, problems) {
      if (failure) throw failure;
      file ??= begin();
      const cells = columns.map((_, place) => row.cells[place] ?? '');
      const why = [
        String(row.line),
        joined(problems, (each) => each.column, ', '),
        joined(problems, (each) => each.problem, ' '),
        joined(problems, (each) => each.mend, ' '),
        row.asRead ?? '',
      ];
      if (!file.write(record([...cells, ...why]))) await once(file, 'drain');
    },
    async close() {
      if (!file) return;
      file.end();
      await finished(file);
    },
  };
}

const record = (cells: readonly string[]): string => stringify([cells.map(safeCell)]);

const joined = (
  problems: readonly Problem[],
  part: (problem: Problem) => string | undefined,
  separator: string,
): string => [...new Set(problems.map(part).filter((each) => each !== undefined))].join(separator);
