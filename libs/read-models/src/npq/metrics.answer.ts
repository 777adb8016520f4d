import type { Homogeneity } from '#statistics/comparison/homogeneity';
import type { Answer, Viewpoint } from '../answer.js';
import type { GroupValue } from '../grouping/grouping.js';
import type { Share } from '../proportions/share.js';

export interface NpqMetricsArgs extends Viewpoint {
  /** Id of a framework of metrics with its targets (npq-2017). */
  readonly framework?: string;
  /** Only those who started in this academic year, such as `2018/19`. */
  readonly year?: string;
  readonly qualification?: string;
  readonly provider?: string;
  /** How many participants were to be recruited: agreed with each provider, so nowhere on record. */
  readonly recruits?: number;
  /**
   * How many participants are from backgrounds other than White British, as they were counted elsewhere: the record keeps no
   * ethnicity.
   */
  readonly otherBackgrounds?: number;
  /** Targets in place of the framework's, such as those agreed with a provider. */
  readonly targets?: readonly { readonly metric: number; readonly target: number }[];
}

/**
 * NOT_ON_RECORD: no fact tells of it. NO_TARGET: it is agreed with each provider, and none was given. NOT_YET: nobody has
 * come so far.
 */
export const metricStatuses = ['MET', 'NOT_MET', 'NO_TARGET', 'NOT_YET', 'NOT_ON_RECORD'] as const;

export interface NpqMetric {
  readonly metric: number;
  readonly name: string;
  readonly unit: 'PERCENT' | 'OUT_OF_TEN';
  readonly target: number | null;
  /** In the unit; null where it is not known. */
  readonly actual: number | null;
  /** Of a mean, the sum. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly status: (typeof metricStatuses)[number];
}

/** Whether retention, or achievement (passed, of those with an outcome), differs between groups of participants. */
export interface NpqDifference extends Homogeneity {
  readonly measure: 'RETENTION' | 'ACHIEVEMENT';
  readonly dimension: 'SEX' | 'AGE_BAND';
  /** Those of whom it is not on record are shown, and left out of the test. */
  readonly groups: readonly { readonly group: GroupValue; readonly share: Share }[];
}

export interface NpqMetricsAnswer extends Answer {
  readonly participants: number;
  readonly metrics: readonly NpqMetric[];
  readonly differences: readonly NpqDifference[];
}
