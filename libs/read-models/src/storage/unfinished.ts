import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Where this process makes a folder, before it gets its name. */
export function unfinishedFor(folder: string): string {
  const path = resolve(folder);
  return join(dirname(path), `${basename(path)}.${process.pid}.unfinished`);
}

/** Removes what processes that were killed have left where a folder is to be made. */
export function removeAbandoned(folder: string): void {
  const path = resolve(folder);
  for (const name of readdirSync(dirname(path))) {
    const left = /^(.*)\.(\d+)\.unfinished$/.exec(name);
    if (left?.[1] === basename(path) && !isRunning(Number(left[2])))
      rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
