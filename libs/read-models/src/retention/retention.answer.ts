import type { Answer, Viewpoint } from '../answer.js';
import type { Grouping, GroupValue } from '../grouping/grouping.js';

export interface RetentionArgs extends Viewpoint {
  /** Anniversaries to measure on: 1 to 50, each once. */
  readonly years: readonly number[];
  /** Whether a teacher on a career break with the post kept is in service. Default IN. */
  readonly breaks?: 'IN' | 'OUT';
  /** Several dimensions give one group for each combination. */
  readonly by?: readonly Grouping[];
  /** Cohorts such as `2014/15` to list even if nobody is in them. */
  readonly cohorts?: readonly string[];
}

/** Retained and percent are null until every possible member of the cohort could have been measured. */
export interface RetentionCell {
  readonly year: number;
  readonly retained: number | null;
  /** 0 to 100, not rounded; null also for an empty cohort. */
  readonly percent: number | null;
}

export interface CohortRetention {
  readonly cohort: string;
  /** Empty when the question has no `by`. */
  readonly group: readonly GroupValue[];
  readonly n: number;
  readonly cells: readonly RetentionCell[];
}

export interface PooledCell {
  readonly year: number;
  /** Those whose own anniversary has come. */
  readonly eligible: number;
  readonly retained: number;
  readonly percent: number | null;
}

export interface PooledRetention {
  readonly group: readonly GroupValue[];
  readonly n: number;
  readonly cells: readonly PooledCell[];
}

export interface RetentionAnswer extends Answer {
  readonly cohorts: readonly CohortRetention[];
  readonly pooled: readonly PooledRetention[];
}
