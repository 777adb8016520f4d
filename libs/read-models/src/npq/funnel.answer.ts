import type { Answer, Viewpoint } from '../answer.js';
import type { Share } from '../proportions/share.js';

/**
 * What a cohort of an NPQ is told by: the academic year of the first step on record (an application, as a rule), that of
 * the start (none for those who have not started), or the intake in which the provider counts them, in its own words.
 */
export const npqCohorts = ['FIRST_STEP', 'START', 'INTAKE'] as const;

export type NpqCohort = (typeof npqCohorts)[number];

export interface NpqFunnelArgs extends Viewpoint {
  readonly qualification?: string;
  readonly provider?: string;
  /** Default FIRST_STEP: nobody moves from one cohort to another by starting. */
  readonly cohortBy?: NpqCohort;
  readonly level?: number;
}

/** How far attempts at an NPQ came. A later step tells of the earlier ones. */
export interface NpqSteps {
  /** Those who applied, or started without an application on record. They are in one of the seven states below. */
  readonly applied: number;
  readonly accepted: number;
  readonly started: number;
  /** Declared to be with the provider still at a retention point, or assessed. */
  readonly retained: number;
  /** With an outcome that stands. */
  readonly completed: number;
  readonly passed: number;
  readonly failed: number;
  readonly withdrawn: number;
  readonly deferred: number;
  readonly inProgress: number;
  /** Applied, or accepted and not started. */
  readonly waiting: number;
  readonly rejected: number;
}

export interface NpqShares {
  readonly startedOfApplied: Share;
  readonly retainedOfStarted: Share;
  readonly completedOfStarted: Share;
  readonly passedOfCompleted: Share;
  readonly withdrawnOfStarted: Share;
}

export interface NpqFunnelRow extends NpqSteps, NpqShares {
  readonly qualification: string;
  readonly name: string;
}

export interface NpqCohortFunnel extends NpqFunnelRow {
  /** An academic year such as `2022/23`, an intake, or null: none on record. */
  readonly cohort: string | null;
}

export interface NpqFunnelAnswer extends Answer {
  readonly qualifications: readonly NpqFunnelRow[];
  readonly cohorts: readonly NpqCohortFunnel[];
}
