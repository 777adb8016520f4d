import type { Answer, Viewpoint } from '../answer.js';
import type { Share } from '../proportions/share.js';
import type { GraduateFilter } from './graduates.sql.js';

export interface FirstPostsArgs extends Viewpoint, GraduateFilter {
  /** Within so many calendar months from QTS (6). */
  readonly months?: number;
  readonly level?: number;
}

export interface CohortFirstPosts {
  /** Academic year of QTS, such as `2014/15`. */
  readonly cohort: string;
  readonly graduates: number;
  /** In service within the months, of those for whom they are over. */
  readonly inPost: Share;
  /** Whether the months are over for every possible member of the cohort. */
  readonly complete: boolean;
}

export interface FirstPostsAnswer extends Answer {
  readonly cohorts: readonly CohortFirstPosts[];
  readonly pooled: Share;
}
