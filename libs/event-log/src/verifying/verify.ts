import type { EventLog, Position, StoredEvent } from '../event-log.js';
import type { Watched } from '../moving/compare.js';
import { streamKindOf } from '../moving/difference.js';
import { digestOfStream, tally, type Contents, type Tally } from '../moving/digest.js';
import type { StreamContents } from '../moving/stream-table.js';
import { faultInEnvelope } from './envelope.js';

/** The streams that are also read on their own, spread evenly over all of them. */
const STREAMS_READ_ALONE = 10_000;

/** The first fault of a log. Says what is wrong and never what the event holds. */
export interface LogFault {
  /** Of the event at fault. Where the log breaks off: of the last one that could be read, if any. */
  readonly position: Position | undefined;
  /** `teacher` or `organisation`: the name of the stream itself may point to a person. */
  readonly streamKind: string | undefined;
  readonly revision: number | undefined;
  readonly what: string;
}

export interface Verified {
  /** Of what was read: up to the head as it was at the beginning, or up to the fault. */
  readonly contents: Contents;
  readonly streamsReadAlone: number;
  readonly fault: LogFault | undefined;
}

/** Remembers all ids of a log, wherever it finds room. */
export interface SeenIds {
  add(events: readonly StoredEvent[]): void;
  /** Position of the first event whose id another one before it has. */
  firstRepeated(): Position | undefined;
}

export interface VerifyOptions extends Watched {
  readonly ids: SeenIds;
  /** What makes a well-formed event unreadable to those who know its type; undefined for nothing. */
  readonly faultInFact: (event: StoredEvent) => string | undefined;
  /** What the store finds damaged of itself; undefined for nothing, or where it cannot be asked. */
  readonly damage: () => string | undefined;
}

type ReadableLog = Pick<EventLog, 'readAll' | 'readStream' | 'eventAt' | 'comparePositions'>;

/**
 * Checks everything a log promises of what it holds: positions that rise, revisions 1, 2, 3 … in each stream, ids that
 * are used once, events that can be read, and streams that hold the same on their own as in the whole. Ends at the first
 * fault. Undefined if the signal was aborted before the end.
 *
 * Within what is well-formed a change can't be seen: no event says what the one before it was. Compare the digest with
 * that of a copy, or of an earlier time.
 *
 * @throws LogUnavailable
 */
export async function verifyLog(log: ReadableLog, options: VerifyOptions): Promise<Verified | undefined> {
  const tallied = tally();
  const found = await readThrough(log, tallied, options);
  if (options.signal.aborted) return undefined;
  const contents = tallied.contents();
  const repeated = options.ids.firstRepeated();
  if (repeated !== undefined) {
    const fault = await faultAt(log, repeated, 'its id is that of an event before it');
    return { contents, streamsReadAlone: 0, fault };
  }
  if (found) return { contents, streamsReadAlone: 0, fault: found };
  const alone = await readAlone(log, contents, options);
  return options.signal.aborted ? undefined : { contents, ...alone };
}

async function readThrough(
  log: ReadableLog,
  tallied: Tally,
  options: VerifyOptions,
): Promise<LogFault | undefined> {
  let last: StoredEvent | undefined;
  try {
    for await (const batch of log.readAll({})) {
      if (options.signal.aborted) return undefined;
      const faulty = firstFaulty(log, batch, last, tallied, options.faultInFact);
      options.ids.add(faulty ? batch.slice(0, batch.indexOf(faulty.event)) : batch);
      if (faulty) return faultIn(faulty.event, faulty.what);
      last = batch.at(-1);
      options.onProgress(batch.length);
    }
    return undefined;
  } catch (error) {
    // A log that is out of reach for now has no fault.
    const damage = options.damage();
    if (damage === undefined) throw error;
    return faultIn(last, `the log cannot be read on after this: ${damage}`);
  }
}

/** The first event of a batch that isn't as it must be. Those before it are tallied. */
function firstFaulty(
  log: ReadableLog,
  batch: readonly StoredEvent[],
  lastBefore: StoredEvent | undefined,
  tallied: Tally,
  faultInFact: VerifyOptions['faultInFact'],
): { readonly event: StoredEvent; readonly what: string } | undefined {
  let last = lastBefore;
  for (const event of batch) {
    const what =
      faultInPlace(log, event, last, tallied.revisionOf(event.stream)) ??
      faultInEnvelope(event) ??
      faultInFact(event);
    if (what) return { event, what };
    tallied.add(event);
    last = event;
  }
  return undefined;
}

/** Its place in the whole log, and in its stream. */
function faultInPlace(
  log: ReadableLog,
  { position, revision }: StoredEvent,
  last: StoredEvent | undefined,
  lastRevision: number,
): string | undefined {
  if (last && log.comparePositions(last.position, position) >= 0)
    return 'its position does not lie after that of the event before it';
  return revision === lastRevision + 1
    ? undefined
    : `its stream should have revision ${lastRevision + 1} there`;
}

async function readAlone(
  log: ReadableLog,
  { streams }: Contents,
  { signal, damage }: VerifyOptions,
): Promise<Omit<Verified, 'contents'>> {
  const stride = Math.max(1, Math.ceil(streams.size / STREAMS_READ_ALONE));
  let [index, streamsReadAlone] = [0, 0];
  try {
    for (const [name, contents] of streams) {
      if (signal.aborted) break;
      if (index++ % stride !== 0) continue;
      const fault = await faultOfStream(log, name, contents);
      streamsReadAlone += 1;
      if (fault) return { streamsReadAlone, fault };
    }
    return { streamsReadAlone, fault: faultInStore(damage()) };
  } catch (error) {
    const fault = faultInStore(damage());
    if (fault === undefined) throw error;
    return { streamsReadAlone, fault };
  }
}

async function faultOfStream(
  log: ReadableLog,
  name: string,
  { revision, digest }: StreamContents,
): Promise<LogFault | undefined> {
  const alone = (await log.readStream(name)).slice(0, revision);
  if (digestOfStream(alone) === digest) return undefined;
  const what = `a stream of ${revision} events holds something else when it is read on its own`;
  return { position: undefined, streamKind: streamKindOf(name), revision, what };
}

const faultAt = async (log: ReadableLog, position: Position, what: string): Promise<LogFault> => ({
  ...faultIn(await log.eventAt(position), what),
  position,
});

const faultIn = (event: StoredEvent | undefined, what: string): LogFault => ({
  position: event?.position,
  streamKind: event && streamKindOf(event.stream),
  revision: event?.revision,
  what,
});

const faultInStore = (damage: string | undefined): LogFault | undefined =>
  damage === undefined ? undefined : faultIn(undefined, `its store is damaged: ${damage}`);
