import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { EventLog, Position } from '#event-log/event-log';
import { contentsDigest } from '../provenance/contents.js';
import type { Answering } from '../read-model.js';
import { DEFAULT_LIMITS, type DatabaseLimits, openDatabase, SCHEMA_VERSION } from '../storage/database.js';
import { makeTables } from '../storage/open-store.js';
import { buildFrom, type ReplayProgress } from './build.js';
import { codeVersion } from './code-version.js';
import { type Extent, extentIn } from './events-known.js';
import {
  manifestOf,
  manifestPath,
  type ReplayCounts,
  type ReplayManifest,
  UnusableReplay,
} from './manifest.js';
import { askedReadOnly, databasePath } from './open-replay.js';

export interface ReplayOptions {
  /** Position of the last fact to take in. Absent: the head of the log when it begins. */
  readonly upTo?: Position;
  /** UTC instant: only what was on record by then. Absent: everything. */
  readonly knownAt?: string;
  readonly limits?: DatabaseLimits;
  readonly onProgress?: (progress: ReplayProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Builds the read model of a log up to a position, as known at an instant, into a folder of its own, by the definitions
 * of the service and without touching it. The folder appears in one step, when all is done.
 *
 * @param folder must not be there yet, or be empty
 * @throws UnusableReplay the folder cannot be used, the log has no such position, or the instant is none
 * @throws Aborted the signal was aborted; nothing is left behind
 */
export async function replayInto(
  folder: string,
  log: EventLog,
  options: ReplayOptions,
): Promise<ReplayManifest> {
  refuseTaken(folder);
  const extent = await extentIn(log, options);
  const unfinished = unfinishedFor(folder);
  try {
    mkdirSync(unfinished);
    await build(unfinished, log, extent, options);
    const manifest = await described(unfinished, extent);
    writeDurably(manifestPath(unfinished), `${JSON.stringify(manifest, undefined, 2)}\n`);
    refuseTaken(folder);
    renameSync(unfinished, folder);
    return manifest;
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function refuseTaken(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new UnusableReplay(`${folder}: There is something in this folder. Name another.`);
  if (!existsSync(dirname(resolve(folder))))
    throw new UnusableReplay(`${folder}: There is no such folder to make it in. Make it, or name another.`);
}

const unfinishedFor = (folder: string): string => {
  const path = resolve(folder);
  return join(dirname(path), `${basename(path)}.${process.pid}.unfinished`);
};

async function build(
  folder: string,
  log: EventLog,
  extent: Extent,
  { limits = DEFAULT_LIMITS, signal, onProgress = () => {} }: ReplayOptions,
): Promise<void> {
  const instance = await openDatabase(databasePath(folder), limits);
  try {
    await makeTables(instance);
    await buildFrom(log, extent, instance, { signal, onProgress });
  } finally {
    instance.closeSync();
  }
}

async function described(folder: string, { upTo, knownAt }: Extent): Promise<ReplayManifest> {
  const model = await askedReadOnly(databasePath(folder));
  try {
    const { digest, tables } = await contentsDigest(model, ANY_DAY);
    const rows = Object.fromEntries(tables.map((table) => [table.table, table.rows]));
    return manifestOf({
      ...{ position: upTo, knownAt, definitions: SCHEMA_VERSION, codeVersion: codeVersion() },
      ...{ counts: { ...(await countsOf(model)), rows }, digest, figures: null },
    });
  } finally {
    await model.close();
  }
}

/** The contents depend on no day. */
const ANY_DAY = { asOf: '2000-01-01' };

const countsSql = `
  SELECT facts::INTEGER AS facts, unknown_types::INTEGER AS "factsOfUnknownType",
    (SELECT count(*)::INTEGER FROM parked) AS "parkedStreams" FROM checkpoint`;

const countsOf = (model: Answering): Promise<Omit<ReplayCounts, 'rows'>> =>
  model.ask(ANY_DAY, async ({ rows }) => (await rows<Omit<ReplayCounts, 'rows'> & Row>(countsSql))[0]!);

type Row = Readonly<Record<string, unknown>>;

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w');
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
