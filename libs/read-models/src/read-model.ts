import type { Position } from '#event-log/event-log';
import type { Viewpoint } from './answer.js';
import type { Scope } from './scope/scope.js';

/** How far the read model has come, and how it fares. Nothing in it tells of any one person. */
export interface ReadModelStatus {
  /** Which build of the read model answers: each rebuild is another generation. Null while there is none yet. */
  readonly generation: number | null;
  /** Digest of the definitions of all figures; other definitions make another build. */
  readonly definitions: string;
  /** Position of the last fact applied; null before the first. */
  readonly position: Position | null;
  /** Position of the last fact in the log when it was last seen; null for an empty log or one not seen yet. */
  readonly head: Position | null;
  /** Facts taken in. Those on which no answer can rest, by their type, are left in the log and not counted. */
  readonly factsApplied: number;
  /** Facts of types or versions that this release doesn't know: kept, but no answer rests on them. */
  readonly factsOfUnknownType: number;
  readonly parkedStreams: number;
  /** True once everything that was in the log when it was last looked at has been applied. */
  readonly caughtUp: boolean;
  /** Everything that was in the log this long ago is applied. 0 when caught up. */
  readonly secondsBehind: number;
  /** Whether the log answered, within two seconds, when it was last looked at. */
  readonly logReachable: boolean;
  /** How often following the log was interrupted since the start, for whatever reason. */
  readonly interruptions: number;
  /** Without any data. */
  readonly lastInterruption: string | null;
  /** Why it is at a standstill and tries again; null while it follows the log. */
  readonly standstill: string | null;
  /** Why it stopped for good, or null while it goes on. */
  readonly failure: string | null;
  /** Why the last rebuild was given up and the former build kept; null when it wasn't. */
  readonly rebuildFailure: string | null;
  /** The build that will answer next, while there is one. */
  readonly rebuild: RebuildProgress | null;
}

export interface RebuildProgress {
  readonly generation: number;
  readonly factsRead: number;
  /** How many there are to read, as far as known: what the one that answers has read. */
  readonly ofFacts: number | null;
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
  /** In words, of whom alone it is; null when of everybody. */
  readonly scope: string | null;
  /** Why it may be missing something: records that could not be read, a log out of reach. */
  readonly warnings: readonly string[];
  /** Dates come as `YYYY-MM-DD`, counts as numbers. `$name` parameters. */
  rows<T extends Row>(sql: string, parameters?: Row): Promise<readonly T[]>;
  /**
   * Runs work in which the tables of teachers hold, in place of everybody, what their definitions make of other facts.
   * Nothing is written.
   *
   * @param facts SQL that gives them with the columns of the table `facts`, each with a number (`seq`) of its own
   */
  supposing<T>(facts: string, work: () => Promise<T>): Promise<T>;
}

/** There is no finished build of the read model yet. */
export class NotBuiltYet extends Error {
  override readonly name = 'NotBuiltYet';
}

/** What a question needs of the read model. */
export interface Answering {
  /**
   * Runs a question against one consistent state, with the knowledge of `knownAt` (absent: everything on record).
   *
   * @throws NotBuiltYet nothing can be answered before the first build is finished
   */
  ask<T>(viewpoint: Viewpoint, question: (snapshot: Snapshot) => Promise<T>): Promise<T>;
}

/** What answers nobody who doesn't say what may be seen: there is no other way to an answer. */
export interface Answerable {
  seenBy(scope: Scope): Answering;
}

export interface ReadModel extends Answerable {
  /**
   * True once the answers hold what was in the log at the start, or can't for now (the log is out of reach; then they
   * are of an earlier state and say so); false when `timeoutMs` have passed before.
   */
  waitForStart(timeoutMs: number): Promise<boolean>;
  /** True once the fact at `position` is applied; false when `timeoutMs` have passed before. */
  waitFor(position: Position, timeoutMs: number): Promise<boolean>;
  status(): ReadModelStatus;
  parked(): Promise<readonly ParkedStream[]>;
  /**
   * The other teachers to whose records merges and reassignments tie a teacher's own, over however many, whether they are
   * in force or not: whoever asks looks at these records themselves. None while nothing can be asked: commands and
   * timelines go on without it, at once, each on the record alone.
   */
  tiedTo(teacher: string): Promise<readonly string[]>;
  /** Tries the parked streams again; resolves to those that are parked still. */
  retryParked(): Promise<readonly ParkedStream[]>;
  /** Begins to build another generation beside the one that answers, and to replace that one by it once it is done. */
  rebuild(): void;
  /** Stops the projector and lets go of the files. */
  close(): Promise<void>;
}
