import type { NewEvent } from '#event-log/event-log';
import { standingOf } from '#pathway/personal/subject';
import { chunksOf } from './recording/chunks.js';
import { eachStream, type Addition, type Log } from './recording/each-stream.js';
import { eventsFrom } from './recording/to-event.js';
import type { ReportedFact } from './reported-fact.js';
import { saysTheSame } from './same-fact.js';

/** Small enough for a file of any size to be read in some 200 MB. */
const CHUNK_FACTS = 5_000;
const CHUNK_CHARACTERS = 16 * 1024 * 1024;

export interface RecordedCounts {
  readonly recorded: number;
  /** Recorded before, with the same content. */
  readonly alreadyKnown: number;
  /** Recorded before, with another content. The first stands. */
  readonly differing: number;
}

export interface OnceOptions<F> {
  /** Told of each fact whose source id stands for another content. */
  readonly onDiffering?: (fact: F) => void | Promise<void>;
  /** Told of each fact that was not recorded as the person of its record was erased. */
  readonly onErased?: (fact: F) => void | Promise<void>;
  readonly chunkFacts?: number;
  /** So that few large facts are not held longer than many small ones. In characters. */
  readonly weigh?: (fact: F) => number;
}

export interface RecordOptions<F extends ReportedFact> extends OnceOptions<F> {
  /** UTC instant of this import; noted beside each fact. */
  readonly importedAt: string;
}

/**
 * Records facts as their source reported them, in any order, each source id once for ever. Done twice, or broken
 * off and done again, it comes to the same. Within a stream the facts keep the order in which they were handed in.
 * Nothing new is recorded of whoever was erased, as by a command.
 *
 * @throws RevisionConflict others keep writing to a stream, and whatever the log throws; what was recorded until
 *   then stays
 */
export const recordReported = <F extends ReportedFact>(
  log: Log,
  facts: Iterable<F> | AsyncIterable<F>,
  options: RecordOptions<F>,
): Promise<RecordedCounts> => recordOnce(log, facts, eventsFrom(options.importedAt), options);

/** The same for facts of which `toEvent` makes events with ids of their own. */
export async function recordOnce<F extends { readonly stream: string }>(
  log: Log,
  facts: Iterable<F> | AsyncIterable<F>,
  toEvent: (fact: F) => NewEvent,
  options: OnceOptions<F>,
): Promise<RecordedCounts> {
  let counts: RecordedCounts = { recorded: 0, alreadyKnown: 0, differing: 0 };
  for await (const chunk of chunksOf(facts, options.chunkFacts ?? CHUNK_FACTS, {
    weigh: options.weigh ?? (() => 0),
    most: CHUNK_CHARACTERS,
  })) {
    const outcomes = await eachStream(log, chunk, (events, told) => onceForEver(events, told, toEvent));
    const differing = outcomes.flatMap((outcome) => outcome.differing);
    const ofErased = outcomes.flatMap((outcome) => outcome.ofErased);
    counts = {
      recorded: outcomes.reduce((sum, outcome) => sum + outcome.recorded, counts.recorded),
      alreadyKnown: outcomes.reduce((sum, outcome) => sum + outcome.alreadyKnown, counts.alreadyKnown),
      differing: counts.differing + differing.length,
    };
    for (const fact of differing) await options.onDiffering?.(fact);
    for (const fact of ofErased) await options.onErased?.(fact);
  }
  return counts;
}

interface Outcome<F> {
  readonly recorded: number;
  readonly alreadyKnown: number;
  readonly differing: readonly F[];
  readonly ofErased: readonly F[];
}

function onceForEver<F>(
  events: readonly NewEvent[],
  facts: readonly F[],
  toEvent: (fact: F) => NewEvent,
): Addition<Outcome<F>> {
  const known = new Map<string, NewEvent>(events.map((event) => [event.id, event]));
  const added: NewEvent[] = [];
  const [differing, ofErased]: [F[], F[]] = [[], []];
  let isErased = standingOf(events) === 'erased';
  for (const reported of facts) {
    const event = toEvent(reported);
    const standing = known.get(event.id);
    if (standing && !saysTheSame(standing, event)) differing.push(reported);
    if (standing) continue;
    if (isErased) ofErased.push(reported);
    else {
      known.set(event.id, event);
      added.push(event);
      isErased = standingOf([event]) === 'erased';
    }
  }
  const alreadyKnown = facts.length - added.length - differing.length - ofErased.length;
  return { added, outcome: { recorded: added.length, alreadyKnown, differing, ofErased } };
}
