import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export interface SchoolLeaversArgs extends Viewpoint, PageArgs {
  /** The academic year of the first of two censuses, such as 2023/24. Absent: the last that is complete. */
  readonly year?: string;
  /** Only schools that were of this trust at the first census, and its central team. */
  readonly trust?: string;
}

/** Of the staff at a census, those who left teaching before the next. */
export interface LeaverRate extends Percentage {
  readonly staff: number;
  readonly leavers: number;
}

export interface WayOut {
  /** Codes or a source's own words; null where nothing was said. */
  readonly destination: string | null;
  readonly reason: string | null;
  readonly count: number;
}

export interface LeaversOfSchool extends LeaverRate {
  readonly school: string;
  readonly schoolName: string | null;
  readonly ways: readonly WayOut[];
}

export interface SchoolLeaversAnswer extends Answer {
  /** Every year that is complete. */
  readonly years: readonly (LeaverRate & { readonly year: string })[];
  /** In the year asked for. */
  readonly ways: readonly WayOut[];
  readonly schools: Page<LeaversOfSchool>;
}
