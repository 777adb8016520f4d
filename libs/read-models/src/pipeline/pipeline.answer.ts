import type { PathwayState, Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';
import type { AtTimes } from '../multi-state/at-times.js';
import type { FigureStatus } from '../proportions/percent.js';

export type HeadcountArgs = Viewpoint;

/** Heads, not posts: a teacher counts once in each organisation in which a post is open. */
export interface OrganisationCount {
  readonly organisation: string;
  readonly name: string | null;
  readonly count: number;
}

export interface HeadcountAnswer extends Answer {
  readonly inService: number;
  /** Of those in service. */
  readonly onCareerBreak: number;
  readonly byStage: readonly { readonly stage: Stage; readonly count: number }[];
  readonly byTrust: readonly OrganisationCount[];
  readonly bySchool: readonly OrganisationCount[];
  readonly byPhase: readonly { readonly phase: string; readonly count: number }[];
}

export interface TransitionsArgs extends Viewpoint {
  /** First and last day of the window, both included. */
  readonly from: string;
  readonly to: string;
  /** Whether a career is followed from its first day of qualified service or from its training. Default ENTRY. */
  readonly origin?: 'ENTRY' | 'TRAINING';
  /** Of the limits of rates. Default 0.95. */
  readonly level?: number;
}

export interface Transition {
  readonly from: PathwayState;
  readonly to: PathwayState;
  readonly count: number;
  /** Count per person-year in the state left; null when nobody spent time in it. */
  readonly ratePerPersonYear: number | null;
  /** Exact Poisson limits of the rate. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}

export interface StateCount {
  readonly state: PathwayState;
  readonly count: number;
}

export interface PersonYears {
  readonly state: PathwayState;
  readonly personYears: number;
}

/**
 * What flows through a state in a window, in teachers: opening + begun + movedIn = movedOut + closing. With the
 * transitions as its links it is a Sankey diagram that adds up.
 */
export interface Flow {
  readonly state: PathwayState;
  /** At the close of the day before the window. */
  readonly opening: number;
  /** Whose career is followed from a day in the window on, in this state. */
  readonly begun: number;
  readonly movedIn: number;
  readonly movedOut: number;
  /** At the close of the window's last day, or of the date asked for if that is earlier. */
  readonly closing: number;
}

export interface TransitionsAnswer extends Answer {
  readonly transitions: readonly Transition[];
  /** Time spent in each state during the window: days / 365.25. */
  readonly personYears: readonly PersonYears[];
  /** Of every state that anybody was in. */
  readonly flows: readonly Flow[];
}

export interface TimeToStageArgs extends Viewpoint, AtTimes {
  /** Default: every stage above experienced teacher. */
  readonly stages?: readonly Stage[];
  /** Of limits. Default 0.95. */
  readonly level?: number;
}

/** Days from the first day of qualified service to the first day in the stage or above. Quartiles among those who got there. */
export interface TimeToStage {
  readonly stage: Stage;
  readonly reached: number;
  readonly reachedBeforeFirstExit: number;
  readonly p25Days: number | null;
  readonly medianDays: number | null;
  readonly p75Days: number | null;
  /** If nobody left before: the first day by which no more than half are below the stage; null while more are. */
  readonly kmMedianDaysLeaversCensored: number | null;
  /** In the order asked. */
  readonly incidence: readonly StageIncidence[];
}

/** The share that has reached a stage by a time. All null beyond the last follow-up while anybody is left. */
export interface StageIncidence {
  /** Days. */
  readonly time: number;
  readonly incidence: number | null;
  readonly standardError: number | null;
  /** Null also at a share of 0 or 1, where they are undefined. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  readonly status: FigureStatus | null;
}

export interface TimeToStageAnswer extends Answer {
  readonly stages: readonly TimeToStage[];
}
