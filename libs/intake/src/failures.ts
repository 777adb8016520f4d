import type { Problem } from './csv/problem.js';
import type { FailedFile } from './failed-file.js';
import type { FailedRow } from './import-report.js';

const MOST_LISTED = 20;

/** Counts what could not be taken, keeps the first for a report and all in a file, if there is one. */
export interface Failures<R> {
  add(row: R, problems: readonly Problem[]): Promise<void>;
  count(): number;
  first(): readonly FailedRow[];
}

export function countedFailures<R extends { readonly line: number }>(
  file: FailedFile<R> | undefined,
): Failures<R> {
  const first: FailedRow[] = [];
  let count = 0;
  return {
    async add(row, problems) {
      count += 1;
      if (first.length < MOST_LISTED) first.push({ line: row.line, problems });
      await file?.add(row, problems);
    },
    count: () => count,
    first: () => first,
  };
}
