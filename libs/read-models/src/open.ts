import type { EventLog, Position } from '#event-log/event-log';
import { isBeyondUse } from './projector/failure.js';
import { waitingRoom, type WaitingRoom } from './projector/waiting-room.js';
import { within } from './projector/within.js';
import { NotBuiltYet, type ReadModel } from './read-model.js';
import type { Asking } from './serving/asking.js';
import { rebuild } from './serving/build.js';
import { type Freshness, freshness } from './serving/freshness.js';
import { type Generation, standstillOf } from './serving/generation.js';
import { type Line, lineOf } from './serving/line.js';
import { type LogWatch, watchLog } from './serving/log-watch.js';
import { isReached } from './serving/reached.js';
import { statusOf } from './serving/status.js';
import { succession } from './serving/succession.js';
import { DEFAULT_LIMITS, type DatabaseLimits } from './storage/database.js';
import { removeLeftovers } from './storage/open-store.js';
import { shelfAt } from './storage/shelf.js';

export interface ReadModelOptions {
  /** The folder where it is kept, or `:memory:`. */
  readonly folder: string;
  /** The log it is built from and follows. */
  readonly log: EventLog;
  /** Of each database: while one is built beside another there are two. */
  readonly limits?: DatabaseLimits;
}

/** So long the opening waits for the log to say whether what is on disk is of it. */
const OPENING_MS = 2_000;
/** So long a question waits for a generation to answer it: a database is opened anew within moments. */
const ANSWERING_MS = 5_000;

/**
 * Opens the read model and starts to follow the log. It resolves before it has caught up, and whether the log can be
 * reached or not: see `status` and `waitForStart`.
 *
 * @throws Error another process holds the files, or the folder cannot be written
 */
export async function openReadModel({
  folder,
  log,
  limits = DEFAULT_LIMITS,
}: ReadModelOptions): Promise<ReadModel> {
  const stopping = new AbortController();
  const waiting = waitingRoom();
  const line = lineOf({
    shelf: shelfAt(folder),
    limits,
    log,
    signal: stopping.signal,
    isLogReachable: () => watch.isReachable() !== false,
    onChange: () => {
      fresh.applied();
      waiting.look();
    },
  });
  const fresh = freshness((position) => isApplied(line, position));
  const watch = watchLog(log, stopping.signal, (seen) => {
    if (seen) fresh.looked(seen.head);
    waiting.look();
  });
  const close = () => stopping.abort();
  try {
    await removeLeftovers(line.shelf);
    const generations = await succession(line);
    await within(OPENING_MS, Promise.all([watch.firstLook, generations.admitted]));
    return readModelOf({ line, watch, fresh, waiting }, async () => {
      close();
      waiting.look();
      await generations.close();
    });
  } catch (error) {
    close();
    throw error;
  }
}

interface Parts {
  readonly line: Line;
  readonly watch: LogWatch;
  readonly fresh: Freshness;
  readonly waiting: WaitingRoom;
}

function readModelOf({ line, watch, fresh, waiting }: Parts, close: () => Promise<void>): ReadModel {
  const headAtStart = watch.head();
  const isAtStart = (): boolean => headAtStart === undefined || isApplied(line, headAtStart);
  const isStuck = ({ state }: Generation): boolean => !watch.isReachable() || standstillOf(state()) !== null;
  const live = (): Generation => {
    if (!line.live) throw new NotBuiltYet('The read model is being built.');
    return line.live;
  };
  const ask = askOf(line, waiting);
  return {
    seenBy: (scope) => ({ ask: (viewpoint, question) => ask(scope, viewpoint, question) }),
    waitForStart: (timeoutMs) =>
      waiting.until(() => line.live !== undefined && (isAtStart() || isStuck(line.live)), timeoutMs),
    async waitFor(position, timeoutMs) {
      const isThere = (): boolean => isApplied(line, position);
      await waiting.until(() => isThere() || hasStopped(line), timeoutMs);
      return isThere();
    },
    status: () => statusOf(line, watch, fresh),
    parked: async () => live().parked(),
    tiedTo: async (teacher) => (await line.live?.tiedTo(teacher).catch(() => undefined)) ?? [],
    async retryParked() {
      await live().retryParked();
      return live().parked();
    },
    rebuild: () => rebuild(line),
    close,
  };
}

/** A question that meets a database that has just failed is put to the next one. */
const askOf =
  (line: Line, waiting: WaitingRoom): Asking['ask'] =>
  async (scope, viewpoint, question) => {
    if (!line.live) await waiting.until(() => line.live !== undefined, ANSWERING_MS);
    const first = line.live;
    if (!first) throw new NotBuiltYet('The read model is being built.');
    try {
      return await first.ask(scope, viewpoint, question);
    } catch (error) {
      if (!isBeyondUse(error)) throw error;
    }
    await waiting.until(() => line.live !== undefined && line.live !== first, ANSWERING_MS);
    if (!line.live) throw new NotBuiltYet('The read model is being opened again.');
    return line.live.ask(scope, viewpoint, question);
  };

const isApplied = ({ log, live }: Line, position: Position): boolean =>
  isReached(log, live?.position(), position);

/** Nobody waits for what will not come. */
const hasStopped = ({ live, signal }: Line): boolean =>
  signal.aborted || (live?.state().failure ?? null) !== null;
