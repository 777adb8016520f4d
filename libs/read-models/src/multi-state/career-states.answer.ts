import type { PathwayState } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';
import type { PersonYears, StateCount, Transition } from '../pipeline/pipeline.answer.js';
import type { FigureStatus } from '../proportions/percent.js';
import type { AtTimes } from './at-times.js';

export interface CareerStatesArgs extends Viewpoint, AtTimes {
  /** Default ENTRY. */
  readonly origin?: 'ENTRY' | 'TRAINING';
  /** How many samples the limits of the occupancy are drawn from, up to 2,000. Absent: no limits. */
  readonly band?: number;
  /** The same seed gives the same band. Default 1. */
  readonly seed?: number;
  /** Of limits. Default 0.95. */
  readonly level?: number;
}

export interface StateShare {
  readonly state: PathwayState;
  readonly share: number;
  /** Null without a band. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly status: FigureStatus | null;
}

export interface CareerStatesAnswer extends Answer {
  /** States on the day from which careers are followed. */
  readonly initial: readonly StateCount[];
  readonly transitions: readonly Transition[];
  /** Time spent in each state: days / 365.25. */
  readonly personYears: readonly PersonYears[];
  /** States at the close of the date asked for. */
  readonly last: readonly StateCount[];
  /** Days; null when nobody is followed. */
  readonly medianFollowUp: number | null;
  /** In the order asked. */
  readonly occupancy: readonly {
    /** Days. */
    readonly time: number;
    /** Null beyond the longest follow-up. */
    readonly shares: readonly StateShare[] | null;
  }[];
}
