import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Only its owner may read it: also what is pseudonymous, and what is made of it, is personal data. */
export const OWNER_ONLY = 0o700;

/** Why a folder cannot be made under a name, or undefined: there is something, or no folder to make it in. */
export function takenBecause(folder: string): string | undefined {
  const path = resolve(folder);
  if (existsSync(path) && (!statSync(path).isDirectory() || readdirSync(path).length > 0))
    return `${folder}: There is something of this name. Name another folder with --to.`;
  if (!existsSync(dirname(path)))
    return `${folder}: There is no folder to make it in. Make it, or name another with --to.`;
  return undefined;
}

/** Where this process makes a folder, before it gets its name. */
export function unfinishedFor(folder: string): string {
  const path = resolve(folder);
  return join(dirname(path), `${basename(path)}.${process.pid}.unfinished`);
}

/**
 * Removes what processes that were killed have left where a folder is to be made. Nothing of this process is there yet:
 * what bears its number was left by another that had the same, as in containers most have.
 */
export function removeAbandoned(folder: string): void {
  const path = resolve(folder);
  for (const name of readdirSync(dirname(path))) {
    const left = /^(.*)\.(\d+)\.unfinished$/.exec(name);
    if (left?.[1] === basename(path) && !isRunning(Number(left[2])))
      rmSync(join(dirname(path), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
