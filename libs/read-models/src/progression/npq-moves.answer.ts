import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export interface NpqMovesArgs extends Viewpoint, PageArgs {
  /** Codes. Default NPQSL and NPQH. */
  readonly qualifications?: readonly string[];
  /** Whole months that must have passed since the pass. Default 24. */
  readonly months?: number;
  /** Only holders with an open post in this trust. */
  readonly trust?: string;
}

/** Holders who passed so long ago: promoted + movedSchool + notMoved + notInService. The share is of the not moved. */
export interface NpqMoves extends Percentage {
  readonly qualification: string;
  readonly holders: number;
  readonly promoted: number;
  /** To another school, on no higher rung. */
  readonly movedSchool: number;
  readonly notMoved: number;
  readonly notInService: number;
}

export interface UnmovedHolder {
  readonly teacher: string;
  readonly qualification: string;
  readonly passedOn: string;
  readonly stage: string | null;
  /** Of the highest open post; null without one. */
  readonly role: string | null;
  readonly schools: readonly string[];
}

export interface NpqMovesAnswer extends Answer {
  readonly counts: readonly NpqMoves[];
  readonly notMoved: Page<UnmovedHolder>;
}
