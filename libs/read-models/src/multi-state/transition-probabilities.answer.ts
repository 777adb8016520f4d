import type { PathwayState } from '#pathway/vocabulary/stages';
import type { Answer } from '../answer.js';
import type { FigureStatus } from '../proportions/percent.js';
import type { CareerStatesArgs, StateShare } from './career-states.answer.js';

export interface TransitionProbabilitiesArgs extends CareerStatesArgs {
  /** Years (of 365.25 days) since the origin at which careers are told apart by their state, from 0 on. */
  readonly landmarkYears: number;
}

/** Where those go who are in a state at the landmark. */
export interface FromState {
  readonly from: PathwayState;
  /** In the state at the close of the day of the landmark, and of these followed for a day more at least. */
  readonly n: number;
  readonly followed: number;
  /** In the order asked; times count from the origin, as the landmark does. */
  readonly at: readonly {
    /** Days. */
    readonly time: number;
    /** They add up to 1; null beyond the longest follow-up of these. */
    readonly probabilities: readonly StateShare[] | null;
    readonly status: FigureStatus | null;
  }[];
}

export interface TransitionProbabilitiesAnswer extends Answer {
  /** The close of this day since the origin is the landmark. */
  readonly landmarkDays: number;
  readonly states: readonly FromState[];
}
