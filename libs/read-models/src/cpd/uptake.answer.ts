import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';
import type { Share } from '../proportions/share.js';

export interface CpdUptakeArgs extends Viewpoint, PageArgs {
  /** Code of the programme (accelerate). */
  readonly programme?: string;
  /** Only teachers with an open post in a school of this trust, alliance or cluster. */
  readonly within?: string;
  readonly level?: number;
}

/** How far those came who might take part. Each of the enrolled has completed, goes on or has given up. */
export interface Uptake {
  readonly eligible: number;
  readonly enrolled: number;
  readonly completed: number;
  readonly underWay: number;
  readonly withdrawn: number;
  /** Every module of the programme completed in one enrolment. */
  readonly allModules: number;
}

export interface UptakeShares {
  readonly completedOfEnrolled: Share;
  readonly allModulesOfEnrolled: Share;
}

export interface SchoolUptake extends Uptake {
  readonly school: string;
  readonly name: string | null;
  readonly percentEnrolled: number | null;
}

export interface CpdUptakeAnswer extends Answer {
  readonly uptake: Uptake & UptakeShares & { readonly enrolledOfEligible: Share };
  /** Everybody who ever enrolled, eligible still or not, in service or not; `eligible` is how many that are. */
  readonly everEnrolled: Uptake & UptakeShares;
  readonly schools: Page<SchoolUptake>;
}
