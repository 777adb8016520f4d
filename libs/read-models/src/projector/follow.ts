import type { EventBundle, EventLog, Position, StoredEvent } from '#event-log/event-log';
import { needlessKinds } from '../derive/needless.js';
import type { OneAtATime } from './one-at-a-time.js';
import type { Projection } from './projection.js';
import { MOST } from './slabs.js';
import { readAsTheyAre } from './staging.js';
import { unlessAborted, untilAborted } from './unless-aborted.js';
import { inTime } from './within.js';

/** Events fetched from the log at a time: so few that whatever waits for this thread is soon served. */
const FETCH = 5_000;
export interface Following {
  readonly log: EventLog;
  readonly projection: Projection;
  readonly signal: AbortSignal;
  /** Nothing else is written meanwhile. */
  readonly alone: OneAtATime;
  onInterruption(reason: string): void;
  /** The log has said where its head is. */
  onAnswer(): void;
  /** Everything handed over so far is applied. */
  onApplied(isAtHead: boolean): Promise<void>;
}

/** Trouble in writing the read model, told from trouble with the log. */
export class CannotWrite extends Error {
  override readonly name = 'CannotWrite';
}

/**
 * Follows the log from the checkpoint until the signal is aborted. Stages up to the head as it stood when the first of
 * a round came in, then applies: no writer can put it off. Meanwhile it goes on reading.
 *
 * @throws CannotWrite with the error of the database as its cause; any other error is one of the log
 */
export async function follow(following: Following): Promise<void> {
  const { log, projection, signal, alone, onInterruption, onAnswer, onApplied } = following;
  const reached = projection.checkpoint().position;
  let goal = await unlessAborted(inTime(log.head()), signal);
  const isAtHead = (position: Position | null | undefined): boolean =>
    goal === undefined || (!!position && log.comparePositions(position, goal) >= 0);
  onAnswer();
  if (isAtHead(reached)) await onApplied(true);
  const broken = new AbortController();
  const ended = AbortSignal.any([signal, broken.signal]);
  const options = { signal: ended, onInterruption };
  let applying: Promise<void> = Promise.resolve();
  const applyNext = async (isAllThereWas: boolean): Promise<void> => {
    await applying;
    const round = projection.nextRound();
    applying = writing(alone, () => projection.apply(round)).then(() => onApplied(isAllThereWas));
    applying.catch(() => broken.abort());
  };
  try {
    for await (const batch of untilAborted(handedOver(log, reached, options), ended)) {
      if (projection.stagedCount() === 0) goal = await unlessAborted(inTime(log.head()), ended);
      const mayEnd = isAtHead(lastOf(batch));
      projection.stage(batch);
      while (projection.hasFullRound()) await applyNext(false);
      if (!mayEnd) continue;
      await applyNext(true);
      await applying;
    }
  } finally {
    await applying;
    // A log that breaks off again and again is followed to its end all the same.
    while (!signal.aborted && projection.stagedCount() > 0) {
      await applyNext(false);
      await applying;
    }
  }
}

type Handed = EventBundle | readonly StoredEvent[];

const lastOf = (handed: Handed): Position | undefined =>
  'texts' in handed ? handed.last.position : handed.at(-1)?.position;

/** What there is to catch up with in bundles, if the log can, and then what comes. */
async function* handedOver(
  log: EventLog,
  reached: Position | null,
  options: Pick<Following, 'signal' | 'onInterruption'>,
): AsyncGenerator<Handed> {
  const without = needlessKinds;
  let last = reached;
  const bundles = log.readBundles?.({ ...afterThat(last), size: MOST, kinds: readAsTheyAre, without });
  for await (const handed of bundles ?? []) {
    last = lastOf(handed) ?? last;
    yield handed;
  }
  yield* log.follow({ ...options, ...afterThat(last), without, batchSize: FETCH });
}

const afterThat = (position: Position | null) => (position === null ? {} : { after: position });

/** @throws CannotWrite for whatever goes wrong in the work */
export async function writing(alone: OneAtATime, work: () => Promise<void>): Promise<void> {
  try {
    await alone(work);
  } catch (cause) {
    throw new CannotWrite('The read model cannot be written.', { cause });
  }
}
