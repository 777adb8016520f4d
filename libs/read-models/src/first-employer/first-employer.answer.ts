import type { Answer, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export interface FirstEmployerArgs extends Viewpoint {
  /** Of the limits. Default 0.95. */
  readonly level?: number;
}

/** Where a trainee was first employed, by the trusts in which they were placed. */
export const employers = ['BASE_TRUST', 'OTHER_PLACEMENT_TRUST', 'ELSEWHERE', 'NOT_ENTERED'] as const;

export interface EmployerShare extends Percentage {
  readonly employer: (typeof employers)[number];
  readonly count: number;
}

export interface FirstEmployerGroup {
  /** Whether any placement was in another trust than the base placement. */
  readonly placedInAnotherTrust: boolean;
  readonly n: number;
  /** All four; they sum to n. */
  readonly employers: readonly EmployerShare[];
}

export interface FirstEmployerAnswer extends Answer {
  readonly groups: readonly FirstEmployerGroup[];
  /** Qualified with placements on record, but none in a school that was in a trust. */
  readonly withoutTrust: number;
}
