import { RevisionConflict, type EventLog, type NewEvent } from '#event-log/event-log';
import { appendableRuns } from '#event-log/weight';

/** How often a stream is read anew because somebody else wrote to it in between. */
const MAX_ATTEMPTS = 5;

/** Enough appends under way for a log to commit them together. */
const STREAMS_AT_ONCE = 1_000;

export type Log = Pick<EventLog, 'append' | 'readStream' | 'readAll'>;

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
export const eachStream = <I extends { readonly stream: string }, O>(
  log: Log,
  items: readonly I[],
  plan: Planner<I, O>,
): Promise<readonly O[]> =>
  eachSubject(log, items, (events, about) => {
    const { stream } = about[0]!;
    const { added, outcome } = plan(events.get(stream)!, about);
    return { added: new Map([[stream, added]]), outcome };
  });

type Events = ReadonlyMap<string, readonly NewEvent[]>;

/** What an item is about: one stream or, where several tell of one subject, all of them, under a name of theirs. */
export interface About {
  readonly stream: string;
  readonly together?: { readonly name: string; readonly streams: readonly string[] } | undefined;
}

/** What items of one subject come to beside the events of its streams; `added` goes to each. */
export type SubjectPlanner<I, O> = (
  events: Events,
  items: readonly I[],
) => { readonly added: Events; readonly outcome: O };

/**
 * The same for subjects of several streams. These are appended to one after another: broken off in between, what is
 * left is planned when it is done again.
 */
export async function eachSubject<I extends About, O>(
  log: Log,
  items: readonly I[],
  plan: SubjectPlanner<I, O>,
): Promise<readonly O[]> {
  const waiting = [...bySubject(items).values()].reverse();
  const outcomes: O[] = [];
  let failure: { readonly error: unknown } | undefined;
  async function work(): Promise<void> {
    for (let next = waiting.pop(); next && !failure; next = waiting.pop()) {
      try {
        outcomes.push(await recordSubject(log, next, plan));
      } catch (error) {
        failure ??= { error };
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(STREAMS_AT_ONCE, waiting.length) }, work));
  if (failure) throw failure.error;
  return outcomes;
}

function bySubject<I extends About>(items: readonly I[]): ReadonlyMap<string, readonly I[]> {
  const subjects = new Map<string, I[]>();
  for (const item of items) {
    const subject = item.together ? `together ${item.together.name}` : item.stream;
    const others = subjects.get(subject);
    if (others) others.push(item);
    else subjects.set(subject, [item]);
  }
  return subjects;
}

async function recordSubject<I extends About, O>(
  log: Log,
  items: readonly I[],
  plan: SubjectPlanner<I, O>,
): Promise<O> {
  const streams = new Set(items.flatMap(({ stream, together }) => [stream, ...(together?.streams ?? [])]));
  for (let attempt = 1; ; attempt += 1) {
    try {
      const events = new Map<string, readonly NewEvent[]>();
      for (const stream of streams) events.set(stream, await log.readStream(stream));
      const { added, outcome } = plan(events, items);
      for (const [stream, more] of added) await appendAll(log, stream, events.get(stream)!.length, more);
      return outcome;
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function appendAll(
  log: Log,
  stream: string,
  after: number,
  events: readonly NewEvent[],
): Promise<void> {
  let revision = after;
  for (const run of appendableRuns(events)) ({ revision } = await log.append(stream, revision, run));
}
