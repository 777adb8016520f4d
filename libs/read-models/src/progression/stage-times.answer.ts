import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';

export interface StageTimesArgs extends Viewpoint {
  /** Only stages reached with a post open in this trust on that day. */
  readonly trust?: string;
}

/** Days from one point of a career to the next, among those who have got there. */
export interface StageTime {
  /** A stage, or `QTS`. */
  readonly from: Stage | 'QTS';
  readonly to: Stage;
  readonly n: number;
  readonly p25Days: number;
  readonly medianDays: number;
  readonly p75Days: number;
  /** The median in months of 365.25 / 12 days. */
  readonly medianMonths: number;
}

export interface StageTimesAnswer extends Answer {
  readonly steps: readonly StageTime[];
}
