import { closeSync, existsSync, openSync, readFileSync, readSync, rmSync, statSync } from 'node:fs';
import { truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Something that happens to the files of a read model, told so that it can be done again. */
export interface Damage {
  readonly what: string;
  do(folder: string): void;
}

const MAIN = 'generation-1.duckdb';
const WAL = `${MAIN}.wal`;

const truncated = (name: string, part: number): Damage => ({
  what: `${name} cut off at ${(100 * part).toFixed(1)} %`,
  do: (folder) => truncateSync(join(folder, name), Math.floor(statSync(join(folder, name)).size * part)),
});

const flipped = (name: string, part: number, bit: number): Damage => ({
  what: `bit ${bit} flipped in ${name} at ${(100 * part).toFixed(2)} %`,
  do: (folder) => flip(join(folder, name), Math.floor(statSync(join(folder, name)).size * part), bit),
});

/** Zeros where a block was: what a file system may leave after a power cut. */
const zeroed = (name: string, part: number): Damage => ({
  what: `4 KiB of zeros in ${name} at ${(100 * part).toFixed(1)} %`,
  do(folder) {
    const path = join(folder, name);
    const at = Math.floor(statSync(path).size * part);
    const file = openSync(path, 'r+');
    writeSync(file, Buffer.alloc(Math.min(4_096, statSync(path).size - at)), 0, undefined, at);
    closeSync(file);
  },
});

function flip(path: string, at: number, bit: number): void {
  const file = openSync(path, 'r+');
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  byte[0]! ^= 1 << bit;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}

const missing = (...names: readonly string[]): Damage => ({
  what: `missing: ${names.join(', ')}`,
  do: (folder) => names.forEach((name) => rmSync(join(folder, name))),
});

const written = (name: string, text: string): Damage => ({
  what: `${name} says ${JSON.stringify(text.slice(0, 20))}`,
  do: (folder) => writeFileSync(join(folder, name), text),
});

const both = (one: Damage, other: Damage): Damage => ({
  what: `${one.what}; ${other.what}`,
  do(folder) {
    one.do(folder);
    other.do(folder);
  },
});

const spread = <T>(count: number, make: (part: number, n: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, n) => make((n + 0.37) / count, n));

/** The headers stand in the first 12 KiB of a file of a megabyte; they get more than their share. */
const inHeader = (part: number): number => part / 64;

/** 400 of them, those of one kind one after another. */
export const damages: readonly Damage[] = [
  ...spread(80, (part) => truncated(MAIN, part)),
  ...spread(80, (part, n) => flipped(MAIN, part, n % 8)),
  ...spread(40, (part, n) => flipped(MAIN, inHeader(part), n % 8)),
  ...spread(60, (part) => truncated(WAL, part)),
  ...spread(60, (part, n) => flipped(WAL, part, n % 8)),
  ...spread(20, (part) => zeroed(MAIN, part)),
  ...spread(20, (part) => zeroed(WAL, part)),
  ...spread(20, (part, n) => both(flipped(MAIN, part, n % 8), missing(WAL))),
  ...spread(10, (part) => both(truncated(MAIN, part), truncated(WAL, 1 - part))),
  missing(MAIN),
  missing(WAL),
  missing('current'),
  missing(MAIN, WAL),
  missing(MAIN, WAL, 'current'),
  written(MAIN, ''),
  written(WAL, ''),
  written(WAL, 'no write-ahead log '.repeat(500)),
  written('current', '2\n'),
  written('current', ''),
];

/** Whether damage can be done to a folder as it is meant. */
export const isWhole = (folder: string): boolean =>
  [MAIN, WAL, 'current'].every((name) => existsSync(join(folder, name))) &&
  readFileSync(join(folder, WAL)).length > 1_000;
