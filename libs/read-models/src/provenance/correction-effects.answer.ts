import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface CorrectionEffectsArgs extends Viewpoint, PageArgs {
  /** Years after QTS: 1 to 50, each once. */
  readonly years: readonly number[];
  /** Only effects of more percentage points than this, up or down: above 0. */
  readonly moreThan: number;
}

/** What one void or correction does to one cell of retention. */
export interface CorrectionEffect {
  readonly factId: string;
  readonly teacher: string;
  /** FactVoided or FactCorrected. */
  readonly type: string;
  readonly recordedAt: string;
  /** The fact that it strikes out or corrects. */
  readonly targetFactId: string;
  readonly targetType: string;
  readonly cohort: string;
  readonly year: number;
  /** The rate as it stands. */
  readonly percent: number;
  /** What it would be had this one not been recorded. */
  readonly percentWithout: number;
  /** Percentage points: the first less the second. */
  readonly effect: number;
}

export interface CorrectionEffectsAnswer extends Answer {
  /** Voids and corrections on record of the facts that retention rests on. */
  readonly corrections: number;
  readonly effects: Page<CorrectionEffect>;
}
