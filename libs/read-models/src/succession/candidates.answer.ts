import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface CandidatesArgs extends Viewpoint, PageArgs {
  /** Code of the role to be filled. Default headteacher. */
  readonly role?: string;
  /** Where it is to be filled: its phase and local authority count. */
  readonly school?: string;
  /** Only teachers with an open post in this trust. Its readiness ratings alone are used then, and those made for no trust. */
  readonly trust?: string;
}

export interface PastRole {
  readonly role: string | null;
  readonly school: string | null;
  readonly from: string;
  /** Null while it is held. */
  readonly until: string | null;
}

/** Somebody who might take the role, with all that the order rests on. */
export interface Candidate {
  readonly teacher: string;
  readonly stage: string;
  /** In words, in the order in which they count. */
  readonly reasons: readonly string[];
  readonly rating: string | null;
  readonly ratedOn: string | null;
  readonly qualification: string | null;
  readonly passedOn: string | null;
  /** Years with a post in schools of the phase; null if no school with a phase is named. */
  readonly phaseYears: number | null;
  /** Leadership assignments begun in a role of that stage or above. */
  readonly assignments: number;
  /** Whether a post is open in the local authority of the school; null where that is not known. */
  readonly sameAuthority: boolean | null;
  /** Kilometres from the nearest of the schools where a post is open, as the crow flies; null where that is not known. */
  readonly distanceKm: number | null;
  readonly history: readonly PastRole[];
}

export interface CandidatesAnswer extends Answer {
  readonly candidates: Page<Candidate>;
}
