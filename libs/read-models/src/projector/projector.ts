import type { DuckDBConnection } from '@duckdb/node-api';
import type { EventLog, Position } from '#event-log/event-log';
import type { ParkedStream } from '../read-model.js';
import { withoutData } from './failure.js';
import { oneAtATime, type OneAtATime } from './one-at-a-time.js';
import { parkedStreams, retryParked } from './parking.js';
import { type Checkpoint, openProjection, type Projection } from './projection.js';
import { waitingRoom } from './waiting-room.js';

/** Events fetched from the log at a time. */
const FETCH = 25_000;
/** While catching up, so many events are derived from at once: deriving costs far less for many than for few. */
const MOST_STAGED = 1_000_000;

export interface Projector {
  readonly checkpoint: () => Checkpoint;
  readonly caughtUp: () => boolean;
  /** Why it stopped of itself. */
  readonly failure: () => string | null;
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  parked(): Promise<readonly ParkedStream[]>;
  retryParked(): Promise<readonly ParkedStream[]>;
  /** Stops after the batch in hand. */
  stop(): Promise<void>;
}

/** Pulls facts from the log into the read model, from the checkpoint on and for as long as it isn't stopped. */
export async function startProjector(
  log: EventLog,
  connection: DuckDBConnection,
  catalog: string,
): Promise<Projector> {
  const projection = await openProjection(connection, catalog);
  const stopping = new AbortController();
  const alone = oneAtATime();
  let failure: string | null = null;
  let caughtUp = false;

  const isApplied = (position: Position): boolean => {
    const reached = projection.checkpoint().position;
    return reached !== null && log.comparePositions(reached, position) >= 0;
  };
  const waiting = waitingRoom(isApplied, () => failure !== null);
  const running = follow(log, projection, stopping.signal, alone, (isAtHead) => {
    caughtUp = isAtHead;
    waiting.look();
  }).catch((error: unknown) => {
    failure = withoutData(error);
    waiting.look();
  });

  return {
    checkpoint: projection.checkpoint,
    caughtUp: () => caughtUp,
    failure: () => failure,
    waitFor: waiting.waitFor,
    parked: () => alone(() => parkedStreams(connection)),
    retryParked: () => alone(() => retryParked(connection, catalog).then(() => parkedStreams(connection))),
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** Stages up to the head as it stood when the first of a round came in, then applies: no writer can put it off. */
async function follow(
  log: EventLog,
  projection: Projection,
  signal: AbortSignal,
  alone: OneAtATime,
  onApplied: (isAtHead: boolean) => void,
): Promise<void> {
  let goal = await log.head();
  const isAtHead = (position: Position | null | undefined): boolean =>
    goal === undefined || (!!position && log.comparePositions(position, goal) >= 0);
  onApplied(isAtHead(projection.checkpoint().position));
  const after = projection.checkpoint().position ?? undefined;
  for await (const batch of log.follow({ ...(after && { after }), batchSize: FETCH, signal })) {
    if (projection.stagedCount() === 0) goal = await log.head();
    const last = batch.at(-1)?.position;
    await alone(async () => {
      await projection.stage(batch);
      if (isAtHead(last) || projection.stagedCount() >= MOST_STAGED) await projection.apply();
    });
    if (projection.stagedCount() === 0) onApplied(isAtHead(last));
  }
}
