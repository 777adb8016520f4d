import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { EventLog } from '#event-log/event-log';
import { isCalendarDate } from '#pathway/calendar';
import { Aborted } from '../projector/unless-aborted.js';
import { codeVersion } from '../replaying/code-version.js';
import { lastDayOf } from '../replaying/describe.js';
import { type Extent, extentIn } from '../replaying/events-known.js';
import { askedReadOnly, databasePath } from '../replaying/open-replay.js';
import { replayInto } from '../replaying/replay-into.js';
import type { ReplayManifest } from '../replaying/manifest.js';
import { type ExtractManifest, KIND, manifestText } from './described/manifest.js';
import { inNewFolder, UnusableExtract, writeText } from './extract-folder.js';
import { EXPORT_LIMITS, type Extract, type ExtractOptions } from './extract.js';
import { type Figure, figuresOf } from './figures/figures.js';
import { deIdentified, refuseK } from './profiles/de-identified.js';
import { identified } from './profiles/identified.js';
import { own } from './profiles/own.js';
import type { Made, Making } from './making.js';
import { openWorkbench } from './workbench.js';

const WORK = 'work';

/**
 * Writes an extract of a log, up to a position and as known at an instant, into a new folder. The same snapshot, profile
 * and key come to the same bytes, wherever and whenever. The folder appears in one step, when all is done.
 *
 * @throws UnusableExtract, UnusableReplay the folder, the position, the instant or the date cannot be used
 * @throws Aborted the signal was aborted; nothing is left behind
 */
export async function exportInto(
  folder: string,
  log: EventLog,
  extract: Extract,
  options: ExtractOptions,
): Promise<ExtractManifest> {
  if (options.asOf !== undefined && !isCalendarDate(options.asOf))
    throw new UnusableExtract('asOf must be a calendar date, such as 2026-08-31.');
  if (extract.profile === 'de-identified') refuseK(extract.k);
  return inNewFolder(folder, async (unfinished) => {
    const work = join(unfinished, WORK);
    mkdirSync(work);
    const made = await make(log, extract, { unfinished, work }, options);
    rmSync(work, { recursive: true });
    await writeText(unfinished, 'manifest.json', manifestText(made));
    return made;
  });
}

interface Folders {
  readonly unfinished: string;
  readonly work: string;
}

async function make(
  log: EventLog,
  extract: Extract,
  { unfinished, work }: Folders,
  options: ExtractOptions,
): Promise<ExtractManifest> {
  const { signal, limits = EXPORT_LIMITS, onProgress: tell = () => {} } = options;
  const extent = await extentIn(log, options);
  const replay = join(work, 'replay');
  const onProgress = ({ share }: { readonly share: number | null }): void => tell({ step: 'replaying', share });
  const { upTo, knownAt } = extent;
  const known = knownAt === null ? {} : { knownAt };
  const replayed = await replayInto(replay, log, { upTo, ...known, limits, signal, onProgress });
  const { asOf, figures } = await asked(databasePath(replay), extract, extent, options);
  const workbench = await openWorkbench(work, unfinished, databasePath(replay), limits);
  const stop = (): void => workbench.connection.interrupt();
  signal.addEventListener('abort', stop);
  try {
    const about = aboutOf(replayed, asOf);
    const { files, ...made } = await filled(extract, { log, extent, folder: unfinished, workbench, figures, about, signal, tell });
    return { ...about, ...made, files: files.toSorted((a, b) => (a.path < b.path ? -1 : 1)) };
  } catch (error) {
    if (signal.aborted) throw new Aborted();
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    workbench.close();
  }
} // prettier-ignore

/** What the replay answers. It is let go of before the next database is opened: together they would need twice the memory. */
async function asked(
  database: string,
  { profile }: Extract,
  extent: Extent,
  { asOf: day, limits = EXPORT_LIMITS }: ExtractOptions,
): Promise<{ readonly asOf: string; readonly figures: readonly Figure[] }> {
  const model = await askedReadOnly(database, limits);
  try {
    const everyone = model.seenBy('EVERYONE');
    const asOf = day ?? (await lastDayOf(everyone, extent));
    return { asOf, figures: profile === 'own' ? await figuresOf(everyone, { asOf }) : [] };
  } finally {
    await model.close();
  }
}

const aboutOf = (replayed: ReplayManifest, asOf: string): Making['about'] => ({
  kind: KIND,
  ...{ snapshot: replayed.snapshot, position: replayed.position, knownAt: replayed.knownAt, asOf },
  ...{ digest: replayed.digest, definitions: replayed.definitions, codeVersion: codeVersion() },
});

function filled(extract: Extract, making: Making): Promise<Made> {
  if (extract.profile === 'own') return own(extract, making);
  if (extract.profile === 'identified') return identified(making);
  return deIdentified(extract, making);
}
