import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export type CohortsArgs = Viewpoint;

export interface CohortSummary {
  /** Academic year in which they qualified, such as `2014/15`. */
  readonly cohort: string;
  readonly qualified: number;
  /** Those who have had at least one day of qualified service. */
  readonly entered: number;
  readonly inService: number;
}

export interface CohortsAnswer extends Answer {
  readonly cohorts: readonly CohortSummary[];
}

export interface CohortMembersArgs extends Viewpoint, PageArgs {
  readonly cohort: string;
}

export interface CohortMember {
  readonly teacher: string;
  readonly qualifiedOn: string;
  readonly enteredOn: string | null;
  readonly route: string | null;
  readonly inService: boolean;
}

export interface CohortMembersAnswer extends Answer {
  readonly members: Page<CohortMember>;
}
