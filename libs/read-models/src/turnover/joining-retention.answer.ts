import type { Answer, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export interface JoiningRetentionArgs extends Viewpoint {
  /** Years after which to measure. Default 1, 2 and 3. */
  readonly years?: readonly number[];
  /** Only schools that joined this trust. */
  readonly trust?: string;
}

/** SCHOOL: the school or as which it carries on. TRUST: there or in any school of the trust on the day. */
export const whereabouts = ['SCHOOL', 'TRUST', 'PROFESSION'] as const;

export interface JoiningCell extends Percentage {
  /** The academic year in which the schools joined. */
  readonly cohort: string;
  readonly year: number;
  readonly where: (typeof whereabouts)[number];
  /** Schools that had teachers when they joined. */
  readonly schools: number;
  /** Teachers with a post open there on the day before, once for each school. */
  readonly n: number;
  readonly eligible: number;
  readonly retained: number;
}

export interface JoiningRetentionAnswer extends Answer {
  readonly cohorts: readonly JoiningCell[];
}
