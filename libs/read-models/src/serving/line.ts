import type { EventLog } from '#event-log/event-log';
import { oneAtATime, type OneAtATime } from '../projector/one-at-a-time.js';
import type { DatabaseLimits } from '../storage/database.js';
import type { Shelf } from '../storage/shelf.js';
import { bell, type Bell } from './bell.js';
import type { Generation, Surroundings } from './generation.js';
import { isReached } from './reached.js';

export interface Means {
  readonly shelf: Shelf;
  readonly limits: DatabaseLimits;
  readonly log: EventLog;
  readonly signal: AbortSignal;
  readonly isLogReachable: () => boolean;
  /** Something has changed: the state of a generation, or which one answers. */
  onChange(): void;
}

/** The generations that there are for now, and what happens to them. */
export interface Line extends Means {
  /** The one that answers. */
  live: Generation | undefined;
  /** The one that will answer next. */
  building: Generation | undefined;
  /** Why the last build was given up; null when it wasn't. */
  buildFailure: string | null;
  /** Settles when no build is under way any more. */
  rebuilding: Promise<void> | undefined;
  /** Of the generations that have left. */
  interruptions: number;
  lastInterruption: string | null;
  /** Who is leaving. */
  readonly leaving: Set<Promise<void>>;
  /** Only one at a time may decide who answers. */
  readonly alone: OneAtATime;
  readonly changes: Bell;
  readonly surroundings: Surroundings;
}

/** Nobody is in it yet. */
export function lineOf(means: Means): Line {
  const changes = bell();
  const onChange = (): void => {
    changes.ring();
    means.onChange();
  };
  const { log, isLogReachable, signal } = means;
  signal.addEventListener('abort', changes.ring);
  return {
    ...means,
    live: undefined,
    building: undefined,
    buildFailure: null,
    rebuilding: undefined,
    interruptions: 0,
    lastInterruption: null,
    leaving: new Set(),
    alone: oneAtATime(),
    changes,
    surroundings: { log, isLogReachable, onChange },
  };
}

/** Answers the questions in hand, then removes the generation's files. */
export function retire(line: Line, generation: Generation): void {
  noteInterruptions(line, generation);
  const leave = generation
    .close()
    .then(() => line.shelf.remove(generation.number))
    .catch(() => undefined)
    .finally(() => line.leaving.delete(leave));
  line.leaving.add(leave);
}

/** What interrupted a generation is remembered when it leaves. */
export function noteInterruptions(line: Line, generation: Generation): void {
  const { interruptions, lastInterruption } = generation.state();
  line.interruptions += interruptions;
  line.lastInterruption = lastInterruption ?? line.lastInterruption;
}

/** The one step in which another generation begins to answer: between two questions, and on disk by one rename. */
export function replaceLive(line: Line, generation: Generation): void {
  line.shelf.makeCurrent(generation.number);
  const former = line.live;
  line.live = generation;
  line.building = line.rebuilding = undefined;
  if (former) retire(line, former);
  line.surroundings.onChange();
}

/** Whether answers would not go back if this generation took over. */
export function isLevelWithLive({ live, log }: Line, generation: Generation): boolean {
  const position = live?.position() ?? null;
  return position === null || isReached(log, generation.position(), position);
}
