import type { RecordedCounts } from './record-reported.js';
import type { Problem } from './csv/problem.js';
import type { Warning } from './warnings.js';

/** A row that could not be taken. `line`: where it begins in its file. */
export interface FailedRow {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** What became of a file. */
export interface ImportReport extends RecordedCounts {
  readonly rows: number;
  /** Rows that were not taken, `differing` among them. */
  readonly failed: number;
  /** The first of them. */
  readonly firstFailed: readonly FailedRow[];
  readonly warnings: readonly Warning[];
}
