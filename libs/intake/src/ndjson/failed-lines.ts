import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Problem } from '../csv/problem.js';
import { ownerOnlyFile } from '../owner-only-file.js';
import type { Told } from './fact-line.js';

/** The field under which a line that failed tells why. It is ignored when the line is imported again. */
export const FAILED = 'failed';

export interface FailedLines {
  /** Resolves when there is room for more. */
  add(line: FailedLine, problems: readonly Problem[]): Promise<void>;
  /** Resolves when all is on disk. */
  close(): Promise<void>;
}

export interface FailedLine {
  readonly number: number;
  /** As it was written; the object, where it was one. */
  readonly written: Told | string;
}

/** A file for the lines that could not be taken. Mended, it can be imported as it is. It is only made once there is one. */
export function failedLines(path: string): FailedLines {
  let file: WriteStream | undefined;
  let failure: Error | undefined;

  function begin(): WriteStream {
    const begun = ownerOnlyFile(path);
    begun.on('error', (error) => (failure = error));
    return begun;
  }

  return {
    async add({ number, written }, problems) {
      if (failure) throw failure;
      file ??= begin();
      const why = { [FAILED]: { line: number, problems } };
      const told = typeof written === 'string' ? { text: written, ...why } : { ...written, ...why };
      if (!file.write(`${JSON.stringify(told)}\n`)) await once(file, 'drain');
    },
    async close() {
      if (!file) return;
      file.end();
      await finished(file);
    },
  };
}
