import type { Answer, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';

export interface NpqPromotionArgs extends Viewpoint {
  /** Only this qualification. Default: any NPQ. */
  readonly qualification?: string;
  /** Whole months within which a promotion counts: 1 to 600. Default 24. */
  readonly months?: number;
  /** Of the limits. Default 0.95. */
  readonly level?: number;
}

export interface PromotedShare extends Percentage {
  readonly n: number;
  readonly promoted: number;
}

export interface NpqPromotionAnswer extends Answer {
  /** In what they are exactly alike. */
  readonly matchedOn: readonly string[];
  readonly holders: PromotedShare;
  /** As they are, everybody comparable counting the same; somebody may count in several years. */
  readonly others: PromotedShare;
  /** Kinds of teachers with both holders and others. */
  readonly strata: number;
  /** Of the holders, those in such a kind: what follows is about them. */
  readonly matched: number;
  readonly matchedPercent: number | null;
  /** What share of the others is promoted if each kind counts as often as among the matched holders. */
  readonly expectedPercent: number | null;
  /** Percentage points, holders less others, with limits by the normal approximation. */
  readonly difference: number | null;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
}
