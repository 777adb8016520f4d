import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '#event-log/event-log';

const NAME = 'manifest.json';
const KIND = 'pathways replay';

/** What a replayed folder is: enough to make the same again from the same log, and to tell whether it is the same. */
export interface ReplayManifest {
  readonly kind: typeof KIND;
  /** Names what the tables hold: `pathways:<position>:<first 12 hexadecimals of the digest>`. */
  readonly snapshot: string;
  /** Up to which the log was read; null for an empty log. */
  readonly position: Position | null;
  /** UTC instant: only what was on record by then was taken in. Null: everything up to the position. */
  readonly knownAt: string | null;
  /** Digest of the definitions of all tables. */
  readonly definitions: string;
  /** Of the release that made it. */
  readonly codeVersion: string;
  readonly counts: ReplayCounts;
  /** Of what the tables hold, as the question `contentsDigest` gives it. */
  readonly digest: string;
  /** Of each stored table. */
  readonly tables: Readonly<Record<string, string>>;
  /** With what the figures of the folder were asked; null where none were. */
  readonly figures: FiguresAsked | null;
}

export interface ReplayCounts {
  /** Facts taken in. Those on which no answer can rest stay in the log. */
  readonly facts: number;
  /** Of them, those that this release doesn't understand. */
  readonly factsOfUnknownType: number;
  /** Records that could not be read, left out from the first fact that could not. */
  readonly parkedStreams: number;
  /** Rows of each stored table. */
  readonly rows: Readonly<Record<string, number>>;
}

export interface FiguresAsked {
  /** Calendar date. */
  readonly asOf: string;
  /** Code of the training model of the figures under another one; null where there are none. */
  readonly trainingModel: string | null;
  /** How many values. */
  readonly values: number;
  /** SHA-256 of `figures.ndjson`. */
  readonly digest: string;
  /** SHA-256 of the definition of each figure, by its name: a definition in other words is another figure. */
  readonly definitions: Readonly<Record<string, string>>;
}

export const snapshotIdOf = (position: Position | null, digest: string): string =>
  `pathways:${position ?? '0'}:${digest.slice(0, 12)}`;

export const manifestOf = (replayed: Omit<ReplayManifest, 'kind' | 'snapshot'>): ReplayManifest => ({
  kind: KIND,
  snapshot: snapshotIdOf(replayed.position, replayed.digest),
  ...replayed,
});

export const manifestPath = (folder: string): string => join(folder, NAME);

/** @throws UnusableReplay no replay is there */
export function manifestIn(folder: string): ReplayManifest {
  const path = manifestPath(folder);
  if (!existsSync(path))
    throw new UnusableReplay(
      `${folder}: There is no replay in it (no ${NAME}). Make one with pathways replay --to <folder>.`,
    );
  const manifest = parsed(readFileSync(path, 'utf8'));
  if (manifest?.kind === KIND) return manifest as ReplayManifest;
  throw new UnusableReplay(`${path}: This is not the manifest of a replay.`);
}

function parsed(text: string): Partial<ReplayManifest> | null {
  try {
    return JSON.parse(text) as Partial<ReplayManifest> | null;
  } catch {
    return null;
  }
}

/** A folder that cannot be used as a replay, or a replay that cannot be made; the message says what to mend. */
export class UnusableReplay extends Error {
  override readonly name = 'UnusableReplay';
}
