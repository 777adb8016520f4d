import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Problem } from '../csv/problem.js';
import type { Told } from './fact-line.js';

/** The field under which a line that failed tells why. It is ignored when the line is imported again. */
export const FAILED = 'failed';

/** Only its owner may read it: it holds what the source held. */
const OWNER_ONLY = 0o600;

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
  let file: ReturnType<typeof createWriteStream> | undefined;
  let failure: Error | undefined;

  function begin(): ReturnType<typeof createWriteStream> {
    const begun = createWriteStream(path, { mode: OWNER_ONLY });
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
