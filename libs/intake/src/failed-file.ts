import { once } from 'node:events';
import type { WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Problem } from './csv/problem.js';
import { ownerOnlyFile } from './owner-only-file.js';

/** A file for what could not be taken, each with what to mend. Mended, it can be imported as it is. */
export interface FailedFile<R> {
  /** Resolves when there is room for more. */
  add(row: R, problems: readonly Problem[]): Promise<void>;
  /** Resolves when all is on disk. */
  close(): Promise<void>;
}

/** How what failed is written. */
export interface Written<R> {
  /** What stands above. */
  readonly head?: string;
  record(row: R, problems: readonly Problem[]): string;
}

/** It is only made once there is something to write. */
export function failedFile<R>(path: string, { head = '', record }: Written<R>): FailedFile<R> {
  let file: WriteStream | undefined;
  let failure: Error | undefined;

  function begin(): WriteStream {
    const begun = ownerOnlyFile(path);
    begun.on('error', (error) => (failure = error));
    begun.write(head);
    return begun;
  }

  return {
    async add(row, problems) {
      if (failure) throw failure;
      file ??= begin();
      if (!file.write(record(row, problems))) await once(file, 'drain');
    },
    async close() {
      if (!file) return;
      file.end();
      await finished(file);
    },
  };
}
