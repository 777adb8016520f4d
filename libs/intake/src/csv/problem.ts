/** What is wrong with a row, and what to do about it. */
export interface Problem {
  /** The column it is about; absent when it is the row as a whole. */
  readonly column?: string;
  readonly problem: string;
  readonly mend: string;
}

/** The file as a whole cannot be read, or not to its end. The message says why and what to do. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/** Waits for work on a file and, where the file is unusable, says which one it is. */
export async function naming<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof UnusableFile ? new UnusableFile(`${file}: ${error.message}`) : error;
  }
}
