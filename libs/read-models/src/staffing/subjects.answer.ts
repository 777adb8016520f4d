import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface SubjectsArgs extends Viewpoint, PageArgs {
  /** Only schools of this trust. */
  readonly trust?: string;
  readonly subject?: string;
}

/** Who teaches a subject in a school, by the posts that name it. */
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
}

/** A school with several teachers of a subject, and one of the same trust and phase that has none. */
export interface PossibleShare {
  readonly subject: string;
  readonly trust: string;
  readonly from: string;
  readonly teachers: number;
  readonly fte: number;
  readonly to: string;
}

export interface SubjectsAnswer extends Answer {
  readonly schools: Page<SubjectInSchool>;
  readonly shares: readonly PossibleShare[];
}
