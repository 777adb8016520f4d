import type { Answer, Viewpoint } from '../answer.js';

export interface AssignmentHeadshipArgs extends Viewpoint {
  /** Whole years for which they are followed: 1 to 40. Default 5. */
  readonly years?: number;
}

export interface WayToHeadship {
  readonly n: number;
  /** How many became heads by asOf, within the years or later. */
  readonly heads: number;
  /** Share that heads within the years, leaving being the other way it can go; null beyond the last follow-up. */
  readonly percent: number | null;
  /** Mean months before headship, counted up to the years, if nobody left; null beyond the last follow-up. */
  readonly meanMonths: number | null;
}

export interface AssignmentHeadshipAnswer extends Answer {
  readonly matchedOn: readonly string[];
  /** Those who have begun an assignment, and have somebody to be compared with. */
  readonly assigned: WayToHeadship;
  /** Each kind counts as often as among the assigned; n and heads are as they are. */
  readonly others: WayToHeadship;
  /** Of those who have begun an assignment, those with nobody to be compared with. */
  readonly unmatched: number;
  /** Months, the assigned less the others: below 0, they head sooner. */
  readonly differenceMonths: number | null;
  /** Log-rank test, each kind a stratum. Null when there is nothing to compare. */
  readonly p: number | null;
}
