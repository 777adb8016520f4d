import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export const leaderStages = ['middle leader', 'senior leader', 'headteacher', 'executive leader'] as const;

export interface LeaderRetentionArgs extends Viewpoint {
  /** The stage they are new to. Default headteacher. */
  readonly stage?: (typeof leaderStages)[number] & Stage;
  /** Years after which to measure. Default 1, 3 and 5. */
  readonly years?: readonly number[];
  /** Only those new to a post in this trust on that day. */
  readonly trust?: string;
}

/** Of those whose measuring day has come, how many hold a post of the same or a higher stage still. */
export interface LeaderCell extends Percentage {
  /** Of the school in which they were new; null where it has none on record. */
  readonly phase: string | null;
  readonly year: number;
  readonly n: number;
  readonly eligible: number;
  readonly retained: number;
  /** Of these, in a school of the same phase: how DfE counts leaders retained. */
  readonly retainedInPhase: number;
  readonly percentInPhase: number | null;
  /** Of the retained, only in the central team of a trust, where the school workforce census does not see them. */
  readonly onlyInCentre: number;
}

export interface LeaderRetentionAnswer extends Answer {
  /** By the academic year in which they were new. */
  readonly cohorts: readonly (LeaderCell & { readonly cohort: string })[];
  /** All years together. */
  readonly pooled: readonly LeaderCell[];
}
