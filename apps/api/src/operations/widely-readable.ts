import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const OF_OTHERS = 0o077;

/**
 * Files of a folder that others on the machine may read, each with its folder in the way: what nobody else may enter hides
 * what is in it. What this release makes is for its owner alone; what an earlier one or a person made may not be.
 */
export function widelyReadable(folder: string): readonly string[] {
  if ((statSync(folder).mode & OF_OTHERS) === 0) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(folder, name))
    .filter((path) => (statSync(path).mode & OF_OTHERS) !== 0);
}
