import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface HeadsToCentreArgs extends Viewpoint, PageArgs {
  /** Only heads of schools that were of this trust as their headship ended. */
  readonly trust?: string;
}

/** A head who left the school for the central team of a trust. */
export interface HeadToCentre {
  readonly teacher: string;
  readonly school: string;
  /** The day from which the headship was over. */
  readonly endedOn: string;
  /** The trust joined; null where only the destination of a leaver says so. */
  readonly trust: string | null;
  readonly role: string | null;
  /** The first day in the central team, or that of the departure. */
  readonly since: string;
  readonly sameTrust: boolean;
}

export interface HeadsToCentreAnswer extends Answer {
  readonly byYear: readonly { readonly year: string; readonly count: number }[];
  readonly heads: Page<HeadToCentre>;
}
