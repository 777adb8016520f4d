import type { PathwayState, Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';

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
}

export interface Transition {
  readonly from: PathwayState;
  readonly to: PathwayState;
  readonly count: number;
  /** Count per person-year in the state left; null when nobody spent time in it. */
  readonly ratePerPersonYear: number | null;
}

export interface TransitionsAnswer extends Answer {
  readonly transitions: readonly Transition[];
  /** Time spent in each state during the window: days / 365.25. */
  readonly personYears: readonly { readonly state: PathwayState; readonly personYears: number }[];
}

export interface TimeToStageArgs extends Viewpoint {
  /** Default: every stage above experienced teacher. */
  readonly stages?: readonly Stage[];
}

/** Days from the first day of qualified service to the first day in the stage or above, among those who got there. */
export interface TimeToStage {
  readonly stage: Stage;
  readonly reached: number;
  readonly reachedBeforeFirstExit: number;
  readonly p25Days: number | null;
  readonly medianDays: number | null;
  readonly p75Days: number | null;
}

export interface TimeToStageAnswer extends Answer {
  readonly stages: readonly TimeToStage[];
}
