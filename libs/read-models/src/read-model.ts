import type { Position } from '#event-log/event-log';
import type { Viewpoint } from './answer.js';

/** How far the read model has come. */
export interface ReadModelStatus {
  /** Position of the last fact applied; null before the first. */
  readonly position: Position | null;
  readonly factsApplied: number;
  /** Facts of types that the catalogue doesn't know: kept, but no answer rests on them. */
  readonly factsOfUnknownType: number;
  readonly parkedStreams: number;
  /** True once everything that was in the log when the projector last looked has been applied. */
  readonly caughtUp: boolean;
  /** Why the projector stopped, or null while it runs. */
  readonly failure: string | null;
}

export interface ParkedStream {
  readonly stream: string;
  /** Position of the first fact that could not be applied. */
  readonly position: Position;
  /** The error, without any data of the fact. */
  readonly error: string;
}

type Row = Readonly<Record<string, unknown>>;

/** One consistent state of the read model: all that is asked of it agrees with `position`. */
export interface Snapshot {
  readonly position: Position | null;
  /** Why it may be missing something: records that could not be read, a projector that has stopped. */
  readonly warnings: readonly string[];
  /** Dates come as `YYYY-MM-DD`, counts as numbers. `$name` parameters. */
  rows<T extends Row>(sql: string, parameters?: Row): Promise<readonly T[]>;
}

/** What a question needs of the read model. */
export interface Answering {
  /** Runs a question against one consistent state, with the knowledge of `knownAt` (absent: everything on record). */
  ask<T>(viewpoint: Viewpoint, question: (snapshot: Snapshot) => Promise<T>): Promise<T>;
}

export interface ReadModel extends Answering {
  /** True once the fact at `position` is applied; false when `timeoutMs` have passed before. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  status(): Promise<ReadModelStatus>;
  parked(): Promise<readonly ParkedStream[]>;
  /** Tries the parked streams again; resolves to those that are parked still. */
  retryParked(): Promise<readonly ParkedStream[]>;
  /** Stops the projector after its batch and lets go of the file. */
  close(): Promise<void>;
}
