import { failedFile, type FailedFile } from '../failed-file.js';
import type { Told } from './object-in.js';

/** The field under which a line that failed tells why. It is ignored when the line is imported again. */
export const FAILED = 'failed';

export interface FailedLine {
  /** Its number. */
  readonly line: number;
  /** As it was written; the object, where it was one. */
  readonly written: Told | string;
}

/** A file for the lines that could not be taken. */
export const failedLines = (path: string): FailedFile<FailedLine> =>
  failedFile(path, {
    record({ line, written }, problems) {
      const why = { [FAILED]: { line, problems } };
      return `${JSON.stringify(typeof written === 'string' ? { text: written, ...why } : { ...written, ...why })}\n`;
    },
  });
