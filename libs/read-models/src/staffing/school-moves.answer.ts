import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface SchoolMovesArgs extends Viewpoint, PageArgs {
  /** First and last day of the window, both included. */
  readonly from: string;
  readonly to: string;
  /** Only moves between two schools that were both of this trust on the day, its central team included. */
  readonly trust?: string;
}

export interface SchoolMove {
  readonly from: string;
  readonly fromName: string | null;
  readonly to: string;
  readonly toName: string | null;
  /** The role taken up. */
  readonly role: string;
  readonly count: number;
  /** Of these, to a school with a higher percentage of pupils with free school meals on the day of the move. */
  readonly toMoreMeals: number;
  /** Of these, where the percentage of either school is not on record. */
  readonly mealsUnknown: number;
}

export interface SchoolMovesAnswer extends Answer {
  readonly total: number;
  readonly toMoreMeals: number;
  readonly mealsUnknown: number;
  readonly byRole: readonly { readonly role: string; readonly count: number }[];
  readonly moves: Page<SchoolMove>;
}
