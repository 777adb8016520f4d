import type { Answer, Viewpoint } from '../answer.js';

export type RecordingLagArgs = Viewpoint;

/** Days from the day a fact took effect to the (UTC) day it was recorded; below 0 where it was known before. */
export interface Lag {
  readonly facts: number;
  /** Facts recorded before the day they took effect. */
  readonly recordedBefore: number;
  readonly medianDays: number | null;
  readonly p90Days: number | null;
}

export interface SourceLag extends Lag {
  /** The system that reported the facts; null for those recorded by command. */
  readonly source: string | null;
}

export interface RecordingLagAnswer extends Answer {
  readonly all: Lag;
  readonly bySource: readonly SourceLag[];
}
