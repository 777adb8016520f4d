import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';

/** A post that somebody might take. */
export interface SupposedPlacement {
  readonly teacher: string;
  /** A code of the list of roles. */
  readonly role: string;
  /** The school or trust. */
  readonly employer: string;
  /** The day on which it would begin, not after `asOf`. */
  readonly startOn: string;
  /** Whether the posts held that day are kept beside it. Default: they end. */
  readonly keepsPosts?: boolean;
}

/** A training route that might have taken nobody from a day on. */
export interface SupposedClosure {
  /** A code of the list of training routes, or the words of a source. */
  readonly route: string;
  readonly closedOn: string;
}

export interface WhatIfArgs extends Viewpoint {
  readonly placements?: readonly SupposedPlacement[];
  readonly closures?: readonly SupposedClosure[];
}

export interface Difference {
  readonly before: number;
  readonly after: number;
  readonly difference: number;
}

export interface StageDifference extends Difference {
  readonly stage: Stage;
}

export interface OrganisationDifference extends Difference {
  readonly organisation: string;
  readonly name: string | null;
}

export interface WhatIfAnswer extends Answer {
  readonly inService: Difference;
  /** Every stage in which anybody is, before or after. */
  readonly byStage: readonly StageDifference[];
  /** Only those in which it makes a difference. */
  readonly bySchool: readonly OrganisationDifference[];
  readonly byTrust: readonly OrganisationDifference[];
}
