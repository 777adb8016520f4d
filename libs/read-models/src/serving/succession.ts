/**
 * One generation answers. Another may be built beside it, from the log alone, and takes its place in one step once it
 * has caught up; then the former one is removed.
 */
import { backOff } from '../projector/back-off.js';
import { unlessAborted } from '../projector/unless-aborted.js';
import { openCurrent } from '../storage/open-store.js';
import { rebuild } from './build.js';
import { type Generation, generationOf } from './generation.js';
import { type Line, noteInterruptions, retire } from './line.js';

export interface Succession {
  /** Resolves once the log has said whether the generation on disk is of it. */
  readonly admitted: Promise<void>;
  /** To be called when the line's signal has been aborted. */
  close(): Promise<void>;
}

/**
 * Opens the current generation, or begins to build one; from then on somebody answers as soon as somebody can.
 *
 * @throws Error another process holds it
 */
export async function succession(line: Line): Promise<Succession> {
  await open(line);
  const supervising = supervise(line);
  return {
    admitted: line.live ? admit(line, line.live) : Promise.resolve(),
    async close() {
      await Promise.all([supervising, line.rebuilding]);
      await Promise.all(line.leaving);
      await line.live?.close();
    },
  };
}

/** @param trouble why the former opening came to an end */
async function open(line: Line, trouble: string | null = null): Promise<void> {
  const store = await openCurrent(line.shelf, line.limits);
  line.live = store && (await generationOf(store, line.surroundings, trouble));
  if (!line.live) rebuild(line);
}

/** What is not of this log must not answer, however long the building of another takes. */
async function admit(line: Line, generation: Generation): Promise<void> {
  const isOfThisLog = await saidByTheLog(line, generation);
  if (isOfThisLog === undefined || generation !== line.live) return;
  if (isOfThisLog) return generation.follow();
  line.live = undefined;
  retire(line, generation);
  rebuild(line);
  line.surroundings.onChange();
}

/** Undefined when the signal is aborted before the log has answered. */
async function saidByTheLog({ signal }: Line, generation: Generation): Promise<boolean | undefined> {
  for (const pauses = backOff(); !signal.aborted; await pauses.pause(signal)) {
    try {
      return await unlessAborted(generation.belongsToLog(), signal);
    } catch {
      // Out of reach: asked again until it answers.
    }
  }
  return undefined;
}

/** It answers again at once; when it may follow again is another matter. */
const LONGEST_BEFORE_FOLLOWING_MS = 10_000;

/** A database that refuses everything, after a full disk for instance, is sound again once it is opened anew. */
async function supervise(line: Line): Promise<void> {
  const pauses = backOff(LONGEST_BEFORE_FOLLOWING_MS);
  while (!line.signal.aborted) {
    const change = line.changes.next();
    const lost = line.live?.state().isBeyondUse ? line.live : undefined;
    if (!lost) await change;
    else {
      if (lost.state().hasReachedHead) pauses.reset();
      await reopen(line, lost);
      const { live } = line;
      if (live) void pauses.pause(line.signal).then(() => admit(line, live));
    }
  }
}

async function reopen(line: Line, lost: Generation): Promise<void> {
  const reason = lost.state().fileTrouble ?? 'The database had to be opened anew.';
  line.live = undefined;
  noteInterruptions(line, lost);
  await lost.close().catch(() => undefined);
  for (const pauses = backOff(); !line.signal.aborted; await pauses.pause(line.signal)) {
    try {
      return await line.alone(() => openAgain(line, reason));
    } catch {
      // No room yet, perhaps: tried again.
    }
  }
}

async function openAgain(line: Line, reason: string): Promise<void> {
  if (line.live) return;
  await open(line, reason);
  line.surroundings.onChange();
}
