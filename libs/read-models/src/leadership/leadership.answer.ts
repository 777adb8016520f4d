import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface AssignmentsArgs extends Viewpoint, PageArgs {
  /** Only assignments in schools of this trust. */
  readonly trust?: string;
  readonly title?: string;
}

export interface OpenAssignment {
  readonly teacher: string;
  readonly assignment: string;
  readonly title: string;
  readonly school: string | null;
  readonly startedOn: string;
  /** By the latest of its proposal, its start and its extensions that says so. */
  readonly plannedEndOn: string | null;
}

export interface AssignmentsAnswer extends Answer {
  readonly open: number;
  readonly byTitle: readonly { readonly title: string; readonly count: number }[];
  readonly assignments: Page<OpenAssignment>;
}

/** The state of a teacher's qualification: completed once passed in any attempt, else the latest. */
export const npqStates = ['APPLIED', 'IN_PROGRESS', 'DEFERRED', 'WITHDRAWN', 'FAILED', 'COMPLETED'] as const;

export type NpqState = (typeof npqStates)[number];

export interface NpqsArgs extends Viewpoint, PageArgs {
  readonly qualification?: string;
  /** Only teachers with an open post in this trust. */
  readonly trust?: string;
  readonly state?: NpqState;
}

export interface NpqCount {
  readonly qualification: string;
  /** How the list of NPQs names it; else the words of the source. */
  readonly name: string;
  readonly state: NpqState;
  readonly count: number;
}

export interface NpqHolding {
  readonly teacher: string;
  readonly qualification: string;
  readonly state: NpqState;
  readonly since: string;
}

export interface NpqsAnswer extends Answer {
  readonly counts: readonly NpqCount[];
  readonly holdings: Page<NpqHolding>;
}

export interface ReadinessArgs extends Viewpoint, PageArgs {
  /** Code of the role to be filled. */
  readonly role: string;
  /** Only teachers with an open post in this trust. */
  readonly trust?: string;
}

/**
 * Why somebody counts as ready: `QUALIFIED` is in the stage below that of the role and has passed the NPQ that
 * prepares for it; `ASSESSED` was last rated ready now for that very role.
 */
export type ReadinessReason =
  | {
      readonly kind: 'QUALIFIED';
      readonly stage: string;
      readonly qualification: string;
      readonly since: string;
    }
  | { readonly kind: 'ASSESSED'; readonly assessor: string; readonly on: string };

export interface ReadyTeacher {
  readonly teacher: string;
  readonly stage: string;
  readonly reasons: readonly ReadinessReason[];
}

export interface ReadinessAnswer extends Answer {
  readonly ready: Page<ReadyTeacher>;
}
