import { closeSync, constants, existsSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import type { Link } from './chain.js';

const OWNER_ONLY = 0o600;
const WIDTH = 96;

/**
 * Notes how far an audit had come, in a file beside it: a chain tells of every change but that its end was cut off. The
 * note is never ahead of what is on disk, and does not go back: of several processes the last to note may not be the last
 * that wrote. What they do within the same microseconds is not told apart.
 */
export interface Witness {
  note(link: Link): void;
  close(): void;
}

export function witnessAt(file: string): Witness {
  const handle = openSync(file, constants.O_RDWR | constants.O_CREAT, OWNER_ONLY);
  const standing = (): Link | undefined => {
    const held = Buffer.alloc(WIDTH + 1);
    return noteIn(held.toString('utf8', 0, readSync(handle, held, 0, held.length, 0)));
  };
  return {
    note({ number, hash }) {
      if (number > (standing()?.number ?? 0)) writeSync(handle, `${number} ${hash}`.padEnd(WIDTH) + '\n', 0);
    },
    close: () => closeSync(handle),
  };
}

/** What was noted last; undefined where nothing was, or what stands there is no note. */
export function notedIn(file: string): Link | undefined {
  return existsSync(file) ? noteIn(readFileSync(file, 'utf8')) : undefined;
}

function noteIn(text: string): Link | undefined {
  const [, number, hash] = /^(\d+) ([0-9a-f]{64})\s*$/.exec(text) ?? [];
  return number !== undefined && hash !== undefined ? { number: Number(number), hash } : undefined;
}
