import type { Answer, Viewpoint } from '../answer.js';
import type { GroupValue } from '../grouping/grouping.js';
import type { PointsApart, Share } from '../proportions/share.js';
import type { TrainingGrouping } from './training-grouping.js';

export interface TrainingOutcomesArgs extends Viewpoint {
  /** Codes of routes; none: all. */
  readonly routes?: readonly string[];
  readonly by?: readonly TrainingGrouping[];
  /** Of the limits (0.95). */
  readonly level?: number;
}

/** What has become of trainings: `enrolled` is the sum of the six states. */
export interface TrainingOutcomes {
  readonly enrolled: number;
  readonly gainedQts: number;
  readonly gainedEyts: number;
  readonly withdrawn: number;
  /** Left for another training: no loss. */
  readonly transferred: number;
  readonly deferred: number;
  readonly inTraining: number;
  /** Gained QTS, of those enrolled. */
  readonly qts: Share;
  /** Withdrawn, of those enrolled. */
  readonly lost: Share;
  /** Gained QTS, of those whose training is over. */
  readonly qtsOfOver: Share;
  /** Withdrawn, of those whose training is over. */
  readonly lostOfOver: Share;
}

export interface IntakeOutcomes extends TrainingOutcomes {
  /** Academic year in which the training began, such as `2014/15`. */
  readonly intake: string;
  readonly group: readonly GroupValue[];
}

export interface DeferralOutcomes extends TrainingOutcomes {
  /** At any time by the date asked for, or never. */
  readonly deferral: 'DEFERRED' | 'NEVER_DEFERRED';
}

/** Deferred less never deferred, of those whose training is over. */
export interface DeferralApart {
  readonly qts: PointsApart;
  readonly lost: PointsApart;
}

export interface TrainingOutcomesAnswer extends Answer {
  readonly intakes: readonly IntakeOutcomes[];
  readonly pooled: readonly (TrainingOutcomes & { readonly group: readonly GroupValue[] })[];
  /** Those deferred, then the others. */
  readonly byDeferral: readonly DeferralOutcomes[];
  readonly deferralApart: DeferralApart;
  /** Records withdrawn as entered in error: in no other figure. */
  readonly enteredInError: number;
}
