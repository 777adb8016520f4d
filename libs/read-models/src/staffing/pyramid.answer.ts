import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface PyramidArgs extends Viewpoint, PageArgs {
  /** Only schools of this trust, its central team included. */
  readonly trust?: string;
}

export interface StageInPhase {
  /** Null for organisations that have none, such as the central team of a trust. */
  readonly phase: string | null;
  readonly stage: Stage;
  readonly count: number;
}

export interface StageInSchool extends StageInPhase {
  readonly school: string;
  readonly schoolName: string | null;
  readonly trust: string | null;
}

export interface PyramidAnswer extends Answer {
  readonly byPhase: readonly StageInPhase[];
  readonly bySchool: Page<StageInSchool>;
}
