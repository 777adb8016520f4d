import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface SubjectsArgs extends Viewpoint, PageArgs {
  /** Only schools of this trust. */
  readonly trust?: string;
  readonly subject?: string;
}

/** Who teaches a subject in a school, by the posts that name it, and how much of it the school needs. */
export interface SubjectInSchool {
  readonly school: string;
  readonly schoolName: string | null;
  readonly trust: string | null;
  readonly phase: string | null;
  readonly subject: string;
  readonly teachers: number;
  /** Sum of the full-time equivalents on record. */
  readonly fte: number;
  /** Teachers whose full-time equivalent is not on record. */
  readonly fteUnknown: number;
  /** The full-time equivalents that the school needs; null where none is on record. */
  readonly needed: number | null;
  /** What there is more than needed, below 0 what is short; null where either is not wholly on record. */
  readonly surplus: number | null;
}

/**
 * A school with more of a subject than it needs and one of the same trust and phase that is short of it; or, where the
 * needs of either are not on record, one with several teachers of it and one that has none.
 */
export interface PossibleShare {
  readonly subject: string;
  readonly trust: string;
  readonly from: string;
  readonly teachers: number;
  readonly fte: number;
  readonly to: string;
  /** What the one has to spare and the other is short of; null where needs are not on record. */
  readonly spare: number | null;
  readonly short: number | null;
  /** What could be shared: the lesser of the two. */
  readonly shareFte: number | null;
}

export interface SubjectsAnswer extends Answer {
  readonly schools: Page<SubjectInSchool>;
  readonly shares: readonly PossibleShare[];
}
