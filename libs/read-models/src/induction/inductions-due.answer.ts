import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface InductionsDueArgs extends Viewpoint, PageArgs {
  /** Due within so many days from the day, or overdue. Default 122: a term. */
  readonly within?: number;
  /** Days of absence in the year of induction from which they come near the limit of 30. Default 25. */
  readonly absentFrom?: number;
  /** Only teachers with an open post in this trust. */
  readonly trust?: string;
}

export interface InductionDue {
  readonly teacher: string;
  /** Where the induction was begun, else where the teacher has a post. */
  readonly school: string | null;
  readonly startedOn: string;
  readonly termsRequired: number;
  readonly termsServed: number;
  /** Worked out. */
  readonly dueOn: string;
  readonly mentor: string | null;
  /** In the current year of induction. */
  readonly daysAbsent: number;
}

export interface InductionsDueAnswer extends Answer {
  readonly due: number;
  readonly withoutMentor: number;
  readonly nearLimit: number;
  /** Those of them without a mentor or near the limit. */
  readonly concerns: Page<InductionDue>;
}
