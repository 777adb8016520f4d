/**
 * The port every event log stands behind. A log remembers events and hands them back in order; it never
 * looks into `data` or `metadata`, which are JSON text from end to end.
 */

/**
 * Where an event stands in the whole log. Opaque: only `comparePositions` of the log that gave it out may
 * order two of them. Never computed with.
 */
export type Position = string;

/** An event as its writer hands it in. */
export interface NewEvent {
  /** Unique and made from the command (or the source row), so that a retry carries the same ids. */
  readonly id: string;
  /** Past-tense name, e.g. `NpqStarted`. Never renamed once stored. */
  readonly type: string;
  /** Version of the shape of `data`, from 1. */
  readonly version: number;
  /** Calendar date (`YYYY-MM-DD`) from which the fact was true. */
  readonly effectiveOn: string;
  /** UTC instant (ISO 8601, `Z`) at which it became known. A migration may bring its own. */
  readonly recordedAt: string;
  /** JSON text of an object. */
  readonly data: string;
  /** JSON text of an object. */
  readonly metadata: string;
}

/** An event as a stream hands it back. */
export interface StreamEvent extends NewEvent {
  readonly stream: string;
  /** 1, 2, 3 … within its stream, without a gap. */
  readonly revision: number;
  /** Absent where the log cannot tell from the stream where in the whole log an event stands. */
  readonly position?: Position;
}

/** An event as the whole log hands it back. */
export interface StoredEvent extends StreamEvent {
  readonly position: Position;
}

/** A type of event at one version of its data. */
export type EventKind = Pick<NewEvent, 'type' | 'version'>;

/** What a reader looks for: events of which all that is said here is so. Each `from` and `to` is included. */
export interface Sought {
  readonly stream?: string;
  readonly types?: readonly string[];
  /** Calendar dates (`YYYY-MM-DD`). */
  readonly effectiveFrom?: string;
  readonly effectiveTo?: string;
  /** UTC instants (ISO 8601, `Z`). */
  readonly recordedFrom?: string;
  readonly recordedTo?: string;
}

/**
 * Consecutive events side by side: each field of all of them as one text, with `PART` between two events. Handing over
 * many events so costs a fraction of handing them over one by one.
 */
export interface EventBundle {
  readonly events: number;
  /** The last event that was read, in the bundle or passed over: how far the reader has come. */
  readonly last: { readonly position: Position; readonly id: string };
  readonly texts: Readonly<Record<BundledField, string>>;
}

export type BundledField =
  'position' | 'id' | 'stream' | 'type' | 'effectiveOn' | 'recordedAt' | 'data' | 'reportedBy';

/** A control character, which no JSON holds as it is; no text of a bundle holds another. */
export const PART = '\u001f';

/** What one append adds to one stream. */
export interface Append {
  readonly stream: string;
  readonly expectedRevision: number;
  readonly events: readonly NewEvent[];
}

export interface Appended {
  /** Revision of the last event of this append. */
  readonly revision: number;
  /** Position of the last event of this append. */
  readonly position: Position;
  /** True when the same events stood there already: the answer is that of the first time. */
  readonly alreadyRecorded: boolean;
}

export interface EventLog {
  /**
   * Adds events to the end of a stream, all or none. When the promise resolves they are on disk.
   *
   * `expectedRevision` is the revision of the last event the writer has seen (0: the stream is empty). If
   * the stream has moved on, the append fails with `RevisionConflict`, unless the events that stand there
   * are these very ones (same ids, types, dates and data in the same places), which answers as the first time.
   * `recordedAt` and `metadata` may differ: a retry is made later.
   *
   * @throws RevisionConflict the stream is at another revision
   * @throws AppendTooLarge the events together exceed `MAX_APPEND_BYTES`; nothing was written
   * @throws StorageFull no room; nothing was written
   * @throws LogUnavailable the store cannot be reached or written; nothing was written
   * @throws OutcomeUnknown the store failed in a way that leaves open whether it wrote: retry with the same ids
   */
  append(stream: string, expectedRevision: number, events: readonly NewEvent[]): Promise<Appended>;

  /**
   * Carries out appends one after another, so that their events stand in this order in the whole log too. It ends at
   * the first that fails: none after it is written, some before it may be. Each on its own behaves as `append`.
   */
  appendInOrder(appends: readonly Append[]): Promise<void>;

  /**
   * The events of one stream in revision order, after the given revision. Empty for an unknown stream.
   *
   * @throws LogUnavailable
   */
  readStream(stream: string, afterRevision?: number): Promise<readonly StreamEvent[]>;

  /**
   * Every event strictly after `after`, in position order, in batches, up to the head at the time of reading.
   *
   * `without` names the kinds of which the reader has no use. A log that can spare itself reading them leaves them out,
   * but never the last event of a batch, whatever it is: so the reader knows how far it has come, up to the head.
   * `sought` says in the same way what alone the reader has use of; whether an event is that, `isSought` tells.
   *
   * @throws LogUnavailable
   */
  readAll(options: {
    after?: Position;
    batchSize?: number;
    without?: readonly EventKind[];
    sought?: Sought;
  }): AsyncIterable<readonly StoredEvent[]>;

  /**
   * What `readAll` reads, many events at a time: in bundles where all are of these kinds, none is very large and none
   * holds a `PART`, else one by one. `reportedBy` is the system of the source in the metadata, empty where there is none.
   * Absent where the log has no quicker way than `readAll`.
   *
   * @param options.size events in a bundle; fewer only before events that come one by one, and at the head
   * @throws LogUnavailable
   */
  readBundles?(options: {
    after?: Position;
    size: number;
    kinds: readonly EventKind[];
    without: readonly EventKind[];
  }): AsyncIterable<EventBundle | readonly StoredEvent[]>;

  /**
   * Like `readAll`, but waits at the head for more, until `signal` is aborted. The next batch is not fetched
   * before the consumer asks for it. Never skips and never repeats an event. A log behind a network goes on by
   * itself after an interruption, from the last event it handed out, and says why it was interrupted. It ends when the
   * log is closed.
   *
   * @throws UnknownPosition the log does not have the event it should go on after
   */
  follow(options: {
    after?: Position;
    batchSize?: number;
    without?: readonly EventKind[];
    sought?: Sought;
    signal: AbortSignal;
    /** Told the reason of each interruption, without any data. */
    onInterruption?: (reason: string) => void;
  }): AsyncIterable<readonly StoredEvent[]>;

  /** Position of the last event, or undefined for an empty log. */
  head(): Promise<Position | undefined>;

  /** The event at a position; undefined if this log has not come that far. */
  eventAt(position: Position): Promise<StoredEvent | undefined>;

  /** Negative, zero or positive as `a` stands before, at or after `b`. */
  comparePositions(a: Position, b: Position): number;

  /**
   * About which share of the log up to `of` lies before `reached`, from 0 to 1, for whoever wants to know how long reading
   * it will take. Absent where the log cannot tell.
   */
  shareRead?(reached: Position, of: Position): number;

  /** Finishes what was accepted, then lets go of the store. */
  close(): Promise<void>;
}

/** The most that the events of one append may weigh, by `weightOf`: EventStoreDB takes 1 MiB with all that is around. */
export const MAX_APPEND_BYTES = 900 * 1024;

/** The stream has moved on since the writer last saw it. Nothing was written. */
export class RevisionConflict extends Error {
  override readonly name = 'RevisionConflict';
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`The stream is at revision ${actual}, not ${expected}.`);
  }
}

/** The events of an append weigh more than `MAX_APPEND_BYTES`. Nothing was written. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';
}

/** The disk is full. Nothing was written; try again when there is room. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/** The store cannot be reached, or not be written, for now. Nothing was written; try again later. */
export class LogUnavailable extends Error {
  override readonly name = 'LogUnavailable';
}

/** This log has no such event there: it is another log, or was restored from an older copy. */
export class UnknownPosition extends Error {
  override readonly name = 'UnknownPosition';
}

/** Whether the events were written cannot be told. Retry with the same ids and expected revision. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}
