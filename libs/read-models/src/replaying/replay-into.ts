import { mkdirSync, renameSync, rmSync } from 'node:fs';
import type { EventLog, Position } from '#event-log/event-log';
import { DEFAULT_LIMITS, type DatabaseLimits, openDatabase } from '../storage/database.js';
import { writeDurably } from '../storage/durable-file.js';
import { makeTables } from '../storage/open-store.js';
import { OWNER_ONLY, removeAbandoned, takenBecause, unfinishedFor } from '../storage/unfinished.js';
import { buildFrom, type ReplayProgress } from './build.js';
import { described, lastDayOf } from './describe.js';
import { type Extent, extentIn } from './events-known.js';
import { type Asked, refuseAsked, writeFigures } from './figures/figures-file.js';
import { manifestPath, type ReplayManifest, UnusableReplay } from './manifest.js';
import { askedReadOnly, databasePath } from './open-replay.js';

export interface ReplayOptions {
  /** Position of the last fact to take in; null for none. Absent: the head of the log when it begins. */
  readonly upTo?: Position | null;
  /** UTC instant: only what was on record by then. Absent: everything. */
  readonly knownAt?: string;
  /** Asks the standard figures too, and writes them into the folder. Absent: only the tables are built. */
  readonly asked?: Asked;
  readonly limits?: DatabaseLimits;
  readonly onProgress?: (progress: ReplayProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds the read model of a log up to a position, as known at an instant, into a folder of its own, by the definitions
 * of the service and without touching it. The folder appears in one step, when all is done.
 *
 * @param folder must not be there yet, or be empty
 * @throws UnusableReplay the folder cannot be used, the log has no such position, or an instant, date or model is none
 * @throws Aborted the signal was aborted; nothing is left behind
 */
export async function replayInto(
  folder: string,
  log: EventLog,
  options: ReplayOptions,
): Promise<ReplayManifest> {
  refuseTaken(folder);
  refuseAsked(options.asked ?? {});
  const extent = await extentIn(log, options);
  const unfinished = unfinishedFor(folder);
  removeAbandoned(folder);
  try {
    mkdirSync(unfinished, { mode: OWNER_ONLY });
    const factsRead = await build(unfinished, log, extent, options);
    const manifest = await ask(unfinished, extent, factsRead, options);
    writeDurably(manifestPath(unfinished), `${JSON.stringify(manifest, undefined, 2)}\n`);
    refuseTaken(folder);
    renameSync(unfinished, folder);
    return manifest;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function refuseTaken(folder: string): void {
  const reason = takenBecause(folder);
  if (reason !== undefined) throw new UnusableReplay(reason);
}

async function build(
  folder: string,
  log: EventLog,
  extent: Extent,
  { limits = DEFAULT_LIMITS, signal, onProgress = () => {} }: ReplayOptions,
): Promise<number> {
  const instance = await openDatabase(databasePath(folder), limits);
  try {
    await makeTables(instance);
    return await buildFrom(log, extent, instance, { signal, onProgress });
  } finally {
    instance.closeSync();
  }
}

/** What is in the tables and, where they are wanted, the figures. */
async function ask(
  folder: string,
  extent: Extent,
  factsRead: number,
  { asked, limits, signal, onProgress }: ReplayOptions,
): Promise<ReplayManifest> {
  const model = await askedReadOnly(databasePath(folder), limits);
  try {
    const everyone = model.seenBy('EVERYONE');
    if (!asked) return await described(everyone, extent, null);
    const settled = { ...asked, asOf: asked.asOf ?? (await lastDayOf(everyone, extent)) };
    const onFigure = (done: number, of: number): void =>
      onProgress?.({ step: 'ASKING', factsRead, share: done / of });
    onFigure(0, 1);
    const figures = await writeFigures(everyone, folder, settled, { signal, onFigure });
    return await described(everyone, extent, figures);
  } finally {
    await model.close();
  }
}
