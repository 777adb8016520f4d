import { RevisionConflict, type EventLog, type NewEvent } from '#event-log/event-log';
import { appendableRuns } from '#event-log/weight';

/** How often a stream is read anew because somebody else wrote to it in between. */
const MAX_ATTEMPTS = 5;

/** Enough appends under way for a log to commit them together. */
const STREAMS_AT_ONCE = 1_000;

export type Log = Pick<EventLog, 'append' | 'readStream'>;

/** What is to be added to a stream as it stands, and what that comes to. */
export interface Addition<O> {
  readonly added: readonly NewEvent[];
  readonly outcome: O;
}

/** What items of one stream come to beside the events that stand there. Asked again when the stream has moved on. */
export type Planner<I, O> = (events: readonly NewEvent[], items: readonly I[]) => Addition<O>;

/**
 * Reads each stream that items are about, and appends what the plan makes of them. Waits for every append under way
 * before it fails, so that nothing goes on behind the caller's back.
 *
 * @returns the outcomes, one for each stream, in no order
 * @throws RevisionConflict others keep writing to a stream, and whatever the log throws
 */
export async function eachStream<I extends { readonly stream: string }, O>(
  log: Log,
  items: readonly I[],
  plan: Planner<I, O>,
): Promise<readonly O[]> {
  const waiting = [...byStream(items)].reverse();
  const outcomes: O[] = [];
  let failure: { readonly error: unknown } | undefined;
  async function work(): Promise<void> {
    for (let next = waiting.pop(); next && !failure; next = waiting.pop()) {
      try {
        outcomes.push(await recordStream(log, ...next, plan));
      } catch (error) {
        failure ??= { error };
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(STREAMS_AT_ONCE, waiting.length) }, work));
  if (failure) throw failure.error;
  return outcomes;
}

function byStream<I extends { readonly stream: string }>(
  items: readonly I[],
): ReadonlyMap<string, readonly I[]> {
  const streams = new Map<string, I[]>();
  for (const item of items) {
    const others = streams.get(item.stream);
    if (others) others.push(item);
    else streams.set(item.stream, [item]);
  }
  return streams;
}

async function recordStream<I, O>(
  log: Log,
  stream: string,
  items: readonly I[],
  plan: Planner<I, O>,
): Promise<O> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const events = await log.readStream(stream);
      const { added, outcome } = plan(events, items);
      let revision = events.length;
      for (const run of appendableRuns(added)) ({ revision } = await log.append(stream, revision, run));
      return outcome;
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}
