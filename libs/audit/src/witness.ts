import { closeSync, existsSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Link } from './chain.js';

const OWNER_ONLY = 0o600;
const WIDTH = 96;

/**
 * Notes how far an audit had come, in a file beside it: a chain tells of every change but that its end was cut off. The
 * note is never ahead of what is on disk.
 */
export interface Witness {
  note(link: Link): void;
  close(): void;
}

export function witnessAt(file: string): Witness {
  const handle = openSync(file, existsSync(file) ? 'r+' : 'w', OWNER_ONLY);
  return {
    note: ({ number, hash }) => void writeSync(handle, `${number} ${hash}`.padEnd(WIDTH) + '\n', 0),
    close: () => closeSync(handle),
  };
}

/** What was noted last; undefined where nothing was, or what stands there is no note. */
export function notedIn(file: string): Link | undefined {
  if (!existsSync(file)) return undefined;
  const [, number, hash] = /^(\d+) ([0-9a-f]{64})\s*$/.exec(readFileSync(file, 'utf8')) ?? [];
  return number !== undefined && hash !== undefined ? { number: Number(number), hash } : undefined;
}
