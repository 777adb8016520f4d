import { RevisionConflict, type EventLog, type NewEvent } from '#event-log/event-log';
import { eventOf, metadataOfImport } from '#event-log/fact-event';
import { appendableRuns } from '#event-log/weight';
import { storedOf } from '#pathway/stored-fact';
import { factIdOf, type ReportedFact } from './reported-fact.js';
import { saysTheSame } from './same-fact.js';

/** How often a stream is read anew because somebody else wrote to it in between. */
const MAX_ATTEMPTS = 5;

/** Small enough for a file of any size to be read in some 200 MB. */
const CHUNK_FACTS = 5_000;

/** Enough appends under way for a log to commit them together. */
const STREAMS_AT_ONCE = 1_000;

export interface RecordedCounts {
  readonly recorded: number;
  /** Recorded before, with the same content. */
  readonly alreadyKnown: number;
  /** Recorded before, with another content. The first stands. */
  readonly differing: number;
}

export interface RecordOptions<F extends ReportedFact> {
  /** UTC instant of this import; noted beside each fact. */
  readonly importedAt: string;
  /** Told of each fact whose source id stands for another content. */
  readonly onDiffering?: (fact: F) => void | Promise<void>;
  /** Told of the counts so far after each chunk. */
  readonly onProgress?: (counts: RecordedCounts) => void;
  readonly chunkFacts?: number;
}

/**
 * Records facts as their source reported them, in any order, each source id once for ever. Done twice, or broken
 * off and done again, it comes to the same. Within a stream the facts keep the order in which they were handed in.
 *
 * @throws RevisionConflict others keep writing to a stream, and whatever the log throws; what was recorded until
 *   then stays
 */
export async function recordReported<F extends ReportedFact>(
  log: Pick<EventLog, 'append' | 'readStream'>,
  facts: Iterable<F> | AsyncIterable<F>,
  options: RecordOptions<F>,
): Promise<RecordedCounts> {
  const toEvent = eventsFrom(options.importedAt);
  let counts: RecordedCounts = { recorded: 0, alreadyKnown: 0, differing: 0 };
  for await (const chunk of chunksOf(facts, options.chunkFacts ?? CHUNK_FACTS)) {
    const outcome = await recordChunk(log, chunk, toEvent);
    counts = {
      recorded: counts.recorded + outcome.recorded,
      alreadyKnown: counts.alreadyKnown + outcome.alreadyKnown,
      differing: counts.differing + outcome.differing.length,
    };
    for (const fact of outcome.differing) await options.onDiffering?.(fact);
    options.onProgress?.(counts);
  }
  return counts;
}

/** Facts that are at hand are not waited for one by one. */
const chunksOf = <F>(facts: Iterable<F> | AsyncIterable<F>, size: number) =>
  Symbol.iterator in facts ? chunksAtHand(facts, size) : chunksToCome(facts, size);

function* chunksAtHand<F>(facts: Iterable<F>, size: number): Generator<readonly F[]> {
  let chunk: F[] = [];
  for (const fact of facts) {
    if (chunk.push(fact) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

async function* chunksToCome<F>(facts: AsyncIterable<F>, size: number): AsyncGenerator<readonly F[]> {
  let chunk: F[] = [];
  for await (const fact of facts) {
    if (chunk.push(fact) < size) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

interface Outcome<F> {
  readonly recorded: number;
  readonly alreadyKnown: number;
  readonly differing: readonly F[];
}

type Log = Pick<EventLog, 'append' | 'readStream'>;
type ToEvent = (reported: ReportedFact) => NewEvent;

/** Waits for every append under way before it fails, so that nothing goes on behind the caller's back. */
async function recordChunk<F extends ReportedFact>(
  log: Log,
  chunk: readonly F[],
  toEvent: ToEvent,
): Promise<Outcome<F>> {
  const waiting = [...byStream(chunk)].reverse();
  const outcomes: Outcome<F>[] = [];
  let failure: { readonly error: unknown } | undefined;
  async function work(): Promise<void> {
    for (let next = waiting.pop(); next && !failure; next = waiting.pop()) {
      try {
        outcomes.push(await recordStream(log, ...next, toEvent));
      } catch (error) {
        failure ??= { error };
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(STREAMS_AT_ONCE, waiting.length) }, work));
  if (failure) throw failure.error;
  return {
    recorded: outcomes.reduce((sum, outcome) => sum + outcome.recorded, 0),
    alreadyKnown: outcomes.reduce((sum, outcome) => sum + outcome.alreadyKnown, 0),
    differing: outcomes.flatMap((outcome) => outcome.differing),
  };
}

function byStream<F extends ReportedFact>(facts: readonly F[]): ReadonlyMap<string, readonly F[]> {
  const streams = new Map<string, F[]>();
  for (const fact of facts) {
    const others = streams.get(fact.stream);
    if (others) others.push(fact);
    else streams.set(fact.stream, [fact]);
  }
  return streams;
}

async function recordStream<F extends ReportedFact>(
  log: Log,
  stream: string,
  facts: readonly F[],
  toEvent: ToEvent,
): Promise<Outcome<F>> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await recordStreamOnce(log, stream, facts, toEvent);
    } catch (error) {
      if (!(error instanceof RevisionConflict) || attempt === MAX_ATTEMPTS) throw error;
    }
  }
}

async function recordStreamOnce<F extends ReportedFact>(
  log: Log,
  stream: string,
  facts: readonly F[],
  toEvent: ToEvent,
): Promise<Outcome<F>> {
  const events = await log.readStream(stream);
  const known = new Map<string, NewEvent>(events.map((event) => [event.id, event]));
  const added: NewEvent[] = [];
  const differing: F[] = [];
  for (const reported of facts) {
    const event = toEvent(reported);
    const standing = known.get(event.id);
    if (standing && !saysTheSame(standing, event)) differing.push(reported);
    if (standing) continue;
    known.set(event.id, event);
    added.push(event);
  }
  let revision = events.length;
  for (const run of appendableRuns(added)) ({ revision } = await log.append(stream, revision, run));
  return { recorded: added.length, alreadyKnown: facts.length - added.length - differing.length, differing };
}

/** Makes the events of one import. */
function eventsFrom(importedAt: string): ToEvent {
  const metadataFrom = metadataOfImport(importedAt);
  return ({ stream, fact, recordedAt, source }) =>
    eventOf(storedOf(fact), { id: factIdOf(stream, source), recordedAt, metadata: metadataFrom(source) });
}
