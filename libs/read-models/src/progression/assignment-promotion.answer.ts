import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';
import type { FigureStatus, Percentage } from '../proportions/percent.js';

export interface AssignmentPromotionArgs extends Viewpoint {
  /** Whole months within which a promotion counts. Default 24. */
  readonly months?: number;
  /** Only teachers with an open post in this trust on the day from which the months count; the others too. */
  readonly trust?: string;
}

export interface Promoted extends Percentage {
  readonly n: number;
  readonly promoted: number;
}

export interface PromotionComparison {
  /** Null: all stages together. */
  readonly stage: Stage | null;
  readonly assigned: Promoted;
  /** As they are, everybody comparable counting the same. */
  readonly others: Promoted;
  /** Of the assigned, those to whom somebody is comparable: what follows is about them. */
  readonly matched: number;
  readonly matchedPercent: number | null;
  /** What share of the others is promoted if each kind counts as often as among the matched. */
  readonly expectedPercent: number | null;
  /** In points of percentage, with limits at 95% by the normal approximation. */
  readonly difference: number | null;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  /** NOT_APPLICABLE of the stage of all together, and of a comparison with nobody. */
  readonly status: FigureStatus | null;
}

export interface AssignmentPromotionAnswer extends Answer {
  readonly comparisons: readonly PromotionComparison[];
}
