import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Position } from '#event-log/event-log';
import { contentsDigest } from '../provenance/contents.js';
import { DEFAULT_LIMITS, openDatabase } from '../storage/database.js';
import { isWhole } from '../storage/open-store.js';
import { shelfAt } from '../storage/shelf.js';
import { makeAll } from './build.js';
import { manifestIn, manifestPath, UnusableReplay } from './manifest.js';
import { askedReadOnly, databasePath, refuseDamaged } from './open-replay.js';

/** What a read model holds, up to where. */
export interface Contents {
  readonly position: Position | null;
  readonly knownAt: string | null;
  readonly digest: string;
  /** Digests by table. */
  readonly tables: Readonly<Record<string, string>>;
}

/**
 * What the read model in a folder holds: that of a replay, or that of a service which does not run.
 *
 * @param folder of a replay, of the read model of a service, or of all data of a service
 * @throws UnusableReplay neither is there, it is damaged or of another release, or a service runs on it
 */
export async function contentsOfFolder(folder: string): Promise<Contents> {
  if (!existsSync(manifestPath(folder))) return contentsOfStopped(currentIn(folder));
  await refuseDamaged(databasePath(folder));
  return { ...(await contentsIn(databasePath(folder))), knownAt: manifestIn(folder).knownAt };
}

/** A service makes some tables when they are first asked for: the others are made in a copy. */
async function contentsOfStopped(path: string): Promise<Contents> {
  await refuseDamaged(path);
  const folder = mkdtempSync(join(tmpdir(), 'pathways-stopped-'));
  try {
    const copy = join(folder, basename(path));
    for (const end of ['', '.wal']) if (existsSync(path + end)) copyFileSync(path + end, copy + end);
    await makeWhole(copy);
    return { ...(await contentsIn(copy)), knownAt: null };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function makeWhole(path: string): Promise<void> {
  const instance = await openDatabase(path, DEFAULT_LIMITS);
  try {
    if (!(await isWhole(instance))) throw new UnusableReplay(`${path}: The file is of another release.`);
    const connection = await instance.connect();
    await makeAll(connection);
    connection.closeSync();
  } finally {
    instance.closeSync();
  }
}

async function contentsIn(path: string): Promise<Omit<Contents, 'knownAt'>> {
  const model = await askedReadOnly(path);
  try {
    const { digest, tables, basis } = await contentsDigest(model.seenBy('EVERYONE'), { asOf: '2000-01-01' });
    return {
      position: basis.position,
      digest,
      tables: Object.fromEntries(tables.map((each) => [each.table, each.digest])),
    };
  } finally {
    await model.close();
  }
}

function currentIn(folder: string): string {
  for (const each of [folder, join(folder, 'read-model')]) {
    if (!existsSync(join(each, 'current'))) continue;
    const shelf = shelfAt(each);
    const generation = shelf.current();
    if (generation !== undefined) return shelf.pathOf(generation);
  }
  throw new UnusableReplay(
    `${folder}: There is neither a replay nor the read model of a service in it. Name another folder.`,
  );
}
