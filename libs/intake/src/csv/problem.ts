/** What is wrong with a row, and what to do about it. */
export interface Problem {
  /** The column it is about; absent when it is the row as a whole. */
  readonly column?: string;
  readonly problem: string;
  readonly mend: string;
}

/** The file as a whole cannot be read. The message says why and what to do; no row of it was taken. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}
