import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventLog } from '#event-log/event-log';
import { makeStored } from '../derive/make.js';
import { backOff, type BackOff } from './back-off.js';
import { isBeyondUse, isDefect, withoutData } from './failure.js';
import { CannotWrite, follow, writing } from './follow.js';
import { oneAtATime, type OneAtATime } from './one-at-a-time.js';
import { parkedCount, retryParked } from './parking.js';
import { type Checkpoint, openProjection, type Projection } from './projection.js';
import { inTransaction } from './transaction.js';
import { within } from './within.js';

/** How long a batch in hand may take once the projector is stopped, before it is broken off. */
const STOPPING_MS = 1_000;

/** How a projector fares, without any data. */
export interface ProjectorState {
  readonly checkpoint: Checkpoint;
  readonly parkedStreams: number;
  /** Whether everything that was in the log when a round began has been applied at least once. */
  readonly hasReachedHead: boolean;
  /** How often following the log, or writing, was interrupted. */
  readonly interruptions: number;
  readonly lastInterruption: string | null;
  /** Why the log can't be followed for now; null while it can. */
  readonly logTrouble: string | null;
  /** Why nothing can be written for now; null while it can. */
  readonly fileTrouble: string | null;
  /** The database refuses everything until its file is opened anew. */
  readonly isBeyondUse: boolean;
  /** Why it stopped for good: another attempt could not mend it. */
  readonly failure: string | null;
}

export interface Projector {
  readonly state: () => ProjectorState;
  /** Starts to follow the log. */
  start(): void;
  /** Tries the parked streams again. */
  retryParked(): Promise<void>;
  /** Makes those of some stored tables that are not there yet; from then on it keeps them. */
  make(tables: ReadonlySet<string>): Promise<void>;
  /** Stops after the batch in hand, if that doesn't take long. */
  stop(): Promise<void>;
}

/** What one projector works with. */
interface Bench {
  readonly log: EventLog;
  readonly connection: DuckDBConnection;
  readonly catalog: string;
  readonly alone: OneAtATime;
  readonly signal: AbortSignal;
  readonly account: Account;
  readonly pauses: BackOff;
  readonly onChange: () => void;
  projection: Projection;
}

/**
 * Pulls facts from the log into the read model, from the checkpoint on and for as long as it isn't stopped. Whatever
 * passes (a log out of reach, a full disk) it outlives, and goes on from the checkpoint.
 *
 * @param onChange called whenever its state has changed
 * @param fileTrouble why nothing could be written before, if that is so
 */
export async function projectorOf(
  log: EventLog,
  connection: DuckDBConnection,
  catalog: string,
  onChange: () => void,
  fileTrouble: string | null = null,
): Promise<Projector> {
  const stopping = new AbortController();
  const bench: Bench = {
    ...{ log, connection, catalog, onChange },
    alone: oneAtATime(),
    signal: stopping.signal,
    account: openAccount(await parkedCount(connection), fileTrouble),
    pauses: backOff(),
    projection: await openProjection(connection, catalog),
  };
  let running = Promise.resolve();
  return {
    state: () => ({ ...bench.account, checkpoint: bench.projection.checkpoint() }),
    start: () => void (running = run(bench)),
    retryParked: () => bench.alone(() => retry(bench)),
    make: (tables) =>
      bench.alone(() => inTransaction(connection, () => makeStored(connection, catalog, tables))),
    async stop() {
      stopping.abort();
      for (let ms = STOPPING_MS; !(await isSettled(running, ms)); ms = 100) connection.interrupt();
    },
  };
}

async function run(bench: Bench): Promise<void> {
  const { signal, account, pauses, onChange } = bench;
  while (!signal.aborted) {
    const trouble = await round(bench);
    if (signal.aborted) return;
    const goesOn = takeDown(trouble, account);
    onChange();
    if (!goesOn) return;
    await pauses.pause(signal);
  }
}

/** Follows from the checkpoint until something goes wrong, and says what. */
async function round(bench: Bench): Promise<unknown> {
  const { log, signal, alone, account, onChange } = bench;
  try {
    await writing(alone, () => fromCheckpoint(bench));
    await follow({
      ...{ log, signal, alone, projection: bench.projection },
      onInterruption(reason) {
        enter(account, reason);
        onChange();
      },
      onAnswer() {
        account.logTrouble = null;
        onChange();
      },
      onApplied: (isAtHead) => enterApplied(bench, isAtHead),
    });
    return new Error('The log ended the following.');
  } catch (error) {
    return error;
  }
}

/** Reads the checkpoint again, and forgets what was staged and not applied. */
async function fromCheckpoint(bench: Bench): Promise<void> {
  bench.projection = await openProjection(bench.connection, bench.catalog);
  bench.account.parkedStreams = await parkedCount(bench.connection);
}

/** What waits to be applied comes after what was held back, as it does in the log. */
async function retry(bench: Bench): Promise<void> {
  await retryParked(bench.connection, bench.catalog);
  await bench.projection.refresh();
  bench.account.parkedStreams = await parkedCount(bench.connection);
}

type Account = { -readonly [K in keyof Omit<ProjectorState, 'checkpoint'>]: ProjectorState[K] };

const openAccount = (parkedStreams: number, fileTrouble: string | null): Account => ({
  parkedStreams,
  fileTrouble,
  hasReachedHead: false,
  interruptions: 0,
  lastInterruption: null,
  logTrouble: null,
  isBeyondUse: false,
  failure: null,
});

function enter(account: Account, reason: string): void {
  account.interruptions += 1;
  account.lastInterruption = reason;
}

async function enterApplied(
  { alone, connection, account, pauses, onChange }: Bench,
  isAtHead: boolean,
): Promise<void> {
  account.parkedStreams = await alone(() => parkedCount(connection));
  account.hasReachedHead ||= isAtHead;
  account.logTrouble = account.fileTrouble = null;
  pauses.reset();
  onChange();
}

/** Enters what went wrong. False when trying again is of no use. */
function takeDown(trouble: unknown, account: Account): boolean {
  const isOfTheFile = trouble instanceof CannotWrite;
  const cause = isOfTheFile ? trouble.cause : trouble;
  const reason = withoutData(cause);
  enter(account, reason);
  account.isBeyondUse = isBeyondUse(cause);
  if (isDefect(cause)) account.failure = reason;
  else if (isOfTheFile) account.fileTrouble = reason;
  else account.logTrouble = reason;
  return !account.isBeyondUse && account.failure === null;
}

const isSettled = async (promise: Promise<unknown>, ms: number): Promise<boolean> =>
  (await within(
    ms,
    promise.then(() => true),
  )) ?? false;
