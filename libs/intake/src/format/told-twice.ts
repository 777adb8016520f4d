import { createHash } from 'node:crypto';
import type { Problem } from '../csv/problem.js';
import type { RowAccount } from './account.js';
import type { Format } from './format.js';

/** Notices rows of one file that speak of the same and say something else. The first stands. */
export function toldTwice({
  severalRows,
}: Format): (account: RowAccount, line: number) => readonly Problem[] {
  const told = lineByDigest();
  return ({ stream, key, episode, facts, erased }, line) => {
    if (severalRows) return [];
    const about = [stream, key, episode?.id ?? episode?.beganOn ?? ''].join('\n');
    const before = told.firstOf(digestOf(about), digestOf(JSON.stringify([facts, erased])), line);
    return before === undefined ? [] : [TOLD_TWICE(before)];
  };
}

const TOLD_TWICE = (line: number): Problem => ({
  problem: `Line ${line} of this file says something else of the same.`,
  mend: 'Keep the row that is right and take the other out.',
});

const digestOf = (text: string): Buffer => createHash('sha1').update(text).digest();

/** 64 bits of what a row is about, 32 of what it says, and its line: millions of rows take little memory. */
const FIELDS = 4;
const FIRST_SLOTS = 1024;

function lineByDigest() {
  let slots = new Uint32Array(FIRST_SLOTS * FIELDS);
  let rows = 0;

  /** Where a row stands, or would stand. A line is never 0. */
  function placeOf(table: Uint32Array, high: number, low: number): number {
    const count = table.length / FIELDS;
    for (let slot = low & (count - 1); ; slot = (slot + 1) & (count - 1)) {
      const at = slot * FIELDS;
      if (table[at + 3] === 0 || (table[at] === high && table[at + 1] === low)) return at;
    }
  }

  function grow(): void {
    const larger = new Uint32Array(slots.length * 2);
    for (let at = 0; at < slots.length; at += FIELDS)
      if (slots[at + 3] !== 0)
        larger.set(slots.subarray(at, at + FIELDS), placeOf(larger, slots[at]!, slots[at + 1]!));
    slots = larger;
  }

  return {
    /** The line of an earlier row about the same that says something else; the row is noted where there was none. */
    firstOf(about: Buffer, says: Buffer, line: number): number | undefined {
      if (rows * 2 * FIELDS >= slots.length) grow();
      const [high, low, said] = [about.readUInt32LE(0), about.readUInt32LE(4), says.readUInt32LE(0)];
      const at = placeOf(slots, high, low);
      if (slots[at + 3] !== 0) return slots[at + 2] === said ? undefined : slots[at + 3];
      slots.set([high, low, said, line], at);
      rows += 1;
      return undefined;
    },
  };
}
