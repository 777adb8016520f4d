/**
 * The files of the read model. Each generation is a database of its own; the pointer `current` names the one that
 * answers and is replaced in one step, so that a crash leaves either the old one current or the new one. No database is
 * ever renamed while it is open: DuckDB finds its write-ahead log by the path.
 */
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeDurably } from './durable-file.js';

export const IN_MEMORY = ':memory:';

export interface Shelf {
  /** The generation that answers, if there is one. */
  current(): number | undefined;
  /** Every generation of which there are any files. */
  numbers(): readonly number[];
  /** Where the database of a generation is. */
  pathOf(generation: number): string;
  /** On disk when it returns. */
  makeCurrent(generation: number): void;
  remove(generation: number): void;
  /** Removes what belongs to no generation: a pointer that was not put in place, the one file of an earlier release. */
  removeStrays(): void;
  /** Keeps a damaged database to be looked at: the latest one only. */
  setAside(generation: number): void;
}

export const shelfAt = (folder: string): Shelf => (folder === IN_MEMORY ? memoryShelf() : diskShelf(folder));

/** Whatever is in memory goes with its database. */
function memoryShelf(): Shelf {
  let current: number | undefined;
  return {
    current: () => current,
    numbers: () => [],
    pathOf: () => IN_MEMORY,
    makeCurrent: (generation) => void (current = generation),
    remove: () => {},
    removeStrays: () => {},
    setAside: () => {},
  };
}

const NAME = /^generation-(\d+)\.duckdb/;
const DAMAGED = 'damaged.duckdb';

function diskShelf(folder: string): Shelf {
  mkdirSync(folder, { recursive: true });
  const at = (name: string): string => join(folder, name);
  const pathOf = (generation: number): string => at(`generation-${generation}.duckdb`);

  return {
    current: () => numberIn(at('current')),
    numbers: () =>
      [...new Set(readdirSync(folder).flatMap((name) => NAME.exec(name)?.[1] ?? []))].map(Number),
    pathOf,
    makeCurrent(generation) {
      writeDurably(at('current.new'), `${generation}\n`);
      renameSync(at('current.new'), at('current'));
      syncFolder(folder);
    },
    remove: (generation) => removeDatabase(pathOf(generation)),
    removeStrays() {
      rmSync(at('current.new'), { force: true });
      removeDatabase(`${folder}.duckdb`);
    },
    setAside(generation) {
      removeDatabase(at(DAMAGED));
      const [database, wal] = filesOf(pathOf(generation)) as [string, string];
      if (existsSync(database)) renameSync(database, at(DAMAGED));
      if (existsSync(wal)) renameSync(wal, at(`${DAMAGED}.wal`));
    },
  };
}

/** A database, its write-ahead log and what it may have spilled. */
const filesOf = (database: string): readonly string[] => [database, `${database}.wal`, `${database}.tmp`];

const removeDatabase = (database: string): void =>
  filesOf(database).forEach((path) => rmSync(path, { recursive: true, force: true }));

function numberIn(path: string): number | undefined {
  try {
    const text = readFileSync(path, 'utf8').trim();
    return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
  } catch {
    return undefined;
  }
}

/** The new name is on disk only when the folder is. */
function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
