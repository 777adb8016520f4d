import { createWriteStream, rmSync, statSync, type WriteStream } from 'node:fs';

const OWNER_ONLY = 0o600;

/**
 * A file that only its owner may read: it holds what a source held. It takes the place of one of its name, which may have
 * been open to others. What is no file, such as a pipe, is written to as it is.
 */
export function ownerOnlyFile(path: string): WriteStream {
  const standing = statSync(path, { throwIfNoEntry: false });
  if (standing && !standing.isFile()) return createWriteStream(path);
  rmSync(path, { force: true });
  return createWriteStream(path, { mode: OWNER_ONLY, flags: 'wx' });
}
