import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';
import type { GroupValue } from '../grouping/grouping.js';
import type { FigureStatus } from '../proportions/percent.js';
import type { PointsApart, Share } from '../proportions/share.js';

export interface DiversityArgs extends Viewpoint {
  /** Only teachers with an open post in this trust. */
  readonly trust?: string;
  /** Of the limits, between 0 and 1. Default 0.95. */
  readonly level?: number;
}

export interface GroupInStage {
  readonly stage: Stage;
  /** By sex or by age; those of whom it is not on record are a group. */
  readonly group: GroupValue;
  /** Of the teachers in the stage. */
  readonly share: Share;
  /** The share of the stage below, and how far apart they are; null for the lowest. */
  readonly below: Share | null;
  readonly apart: PointsApart | null;
  /** Why there is nothing to stand beside. */
  readonly status: FigureStatus | null;
}

export interface DiversityAnswer extends Answer {
  /** By dimension, group and stage: a group has a row for each stage, also where nobody of it is. */
  readonly stages: readonly GroupInStage[];
}
