import type { EventLog, Position, Sought, StoredEvent, StreamEvent } from '#event-log/event-log';
import { isSought } from '#event-log/sought';

/** So long a page may be searched for: then it ends where the search has come to. */
const SEARCH_MS = 500;
/** Between two of them others are answered. */
const POSITIONS_A_STEP = 5_000;

export interface Span {
  readonly after: Position | undefined;
  /** Included. */
  readonly upTo: Position | undefined;
}

/** What was found, in the order of the log. */
export interface Found {
  readonly events: readonly StoredEvent[];
  /** All of the span up to there was looked at; undefined where there was nothing to look at. */
  readonly reached: Position | undefined;
  readonly isWhole: boolean;
}

type ReadableLog = Pick<EventLog, 'readAll' | 'readStream' | 'head' | 'comparePositions'>;

/**
 * The first events of a span that are sought. What is appended meanwhile comes after all of them, so pages stay as they
 * are. A record is read from its stream, where the log tells the positions of its events; all else is looked for in the
 * log itself, from its beginning to its end, for half a second at the most.
 *
 * @throws LogUnavailable
 */
export async function firstIn(log: ReadableLog, sought: Sought, span: Span, first: number): Promise<Found> {
  const { stream } = sought;
  // Asked first: what is written while the record is read may be in it beyond this position.
  const head = await log.head();
  if (head === undefined) return { events: [], reached: undefined, isWhole: true };
  const record = stream === undefined ? undefined : positioned(await log.readStream(stream));
  return record ? firstOf(log, record, sought, { ...span, first, head }) : searched(log, sought, span, first);
}

/** Undefined where the log does not tell the positions. */
function positioned(record: readonly StreamEvent[]): readonly StoredEvent[] | undefined {
  const told = record.flatMap(({ position, ...event }) =>
    position === undefined ? [] : [{ ...event, position }],
  );
  return told.length === record.length ? told : undefined;
}

interface Wanted extends Span {
  readonly first: number;
  readonly head: Position;
}

function firstOf(log: ReadableLog, record: readonly StoredEvent[], sought: Sought, wanted: Wanted): Found {
  const { after, upTo, first, head } = wanted;
  const isBefore = (a: Position, b: Position): boolean => log.comparePositions(a, b) < 0;
  const end = upTo !== undefined && isBefore(upTo, head) ? upTo : head;
  const within = record.filter(
    (event) =>
      isSought(event, sought) &&
      !isBefore(end, event.position) &&
      (after === undefined || isBefore(after, event.position)),
  );
  const events = within.slice(0, first);
  const isWhole = within.length <= first;
  return { events, reached: isWhole ? laterOf(log, after, end) : events.at(-1)!.position, isWhole };
}

const laterOf = (log: ReadableLog, a: Position | undefined, b: Position): Position =>
  a !== undefined && log.comparePositions(a, b) > 0 ? a : b;

async function searched(
  log: ReadableLog,
  sought: Sought,
  { after, upTo }: Span,
  first: number,
): Promise<Found> {
  const until = performance.now() + SEARCH_MS;
  const isAnything = Object.keys(sought).length === 0;
  const batchSize = isAnything ? first + 1 : POSITIONS_A_STEP;
  const events: StoredEvent[] = [];
  let reached = after;
  for await (const batch of log.readAll({ ...(after && { after }), batchSize, sought })) {
    for (const event of batch) {
      if (upTo !== undefined && log.comparePositions(event.position, upTo) > 0)
        return { events, reached: laterOf(log, after, upTo), isWhole: true };
      const isOne = isSought(event, sought);
      if (isOne && events.length === first) return { events, reached, isWhole: false };
      if (isOne) events.push(event);
      reached = event.position;
    }
    if (performance.now() > until) return { events, reached, isWhole: false };
  }
  return { events, reached, isWhole: true };
}
