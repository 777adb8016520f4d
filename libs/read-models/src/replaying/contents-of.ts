import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Position } from '#event-log/event-log';
import { contentsDigest } from '../provenance/contents.js';
import { shelfAt } from '../storage/shelf.js';
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
  const isReplay = existsSync(manifestPath(folder));
  const path = isReplay ? databasePath(folder) : currentIn(folder);
  await refuseDamaged(path);
  const model = await askedReadOnly(path);
  try {
    const { digest, tables, basis } = await contentsDigest(model, { asOf: '2000-01-01' });
    return {
      position: basis.position,
      knownAt: isReplay ? manifestIn(folder).knownAt : null,
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
