import type { RecordedCounts } from './record-reported.js';
import type { Problem } from './csv/problem.js';
import type { PeopleCounts } from './identity/people.js';
import type { Warning } from './warnings.js';

/** A row that could not be taken. `line`: where it begins in its file. */
export interface FailedRow {
  readonly line: number;
  readonly problems: readonly Problem[];
}

/** What became of a file. `recorded`: in a dry run, what would be. */
export interface ImportReport extends RecordedCounts {
  readonly rows: number;
  /** Rows that were not taken, `differing` among them. */
  readonly failed: number;
  /** The first of them. */
  readonly firstFailed: readonly FailedRow[];
  readonly warnings: readonly Warning[];
  /** What a comparison with what the same source told before came to, where the format has one. */
  readonly compared?: Compared;
}

/** What `recorded` is made of, and what was left alone. */
export interface Compared {
  readonly added: number;
  readonly corrected: number;
  readonly takenBack: number;
  readonly reinstated: number;
  /** Rows older than what the same source told before. */
  readonly outOfDate: number;
  /** Rows that hold guidance, or nobody, and so are no data of this format. */
  readonly noData: number;
  /** Events that tell who people are, each detail sealed. Absent where the format tells none, or no keys are at hand. */
  readonly details?: number;
  /** Absent where the rows are about organisations. */
  readonly people?: PeopleCounts;
  readonly leftOut: readonly LeftOut[];
}

/** A column that was not read. */
export interface LeftOut {
  readonly column: string;
  readonly why: 'personal' | 'no fact is made of it' | 'unknown';
}
