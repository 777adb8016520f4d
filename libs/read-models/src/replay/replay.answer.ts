import type { Answer, Viewpoint } from '../answer.js';
import type { FigureStatus } from '../proportions/percent.js';

export interface TrainingReplayArgs extends Viewpoint {
  /** Academic year of QTS as it was, such as `2014/15`. */
  readonly cohort: string;
  /** Code of the training model to replay: it says at the end of which year QTS is awarded. */
  readonly model: string;
  /** Years after QTS and after the start of training: 1 to 50, each once. */
  readonly years: readonly number[];
}

/** Null until every possible member of the cohort has come to the measuring day. */
export interface ReplayedCell {
  readonly year: number;
  readonly retained: number | null;
  readonly percent: number | null;
  /** NOT_APPLICABLE where the figures are null: see `FigureStatus`. */
  readonly status: FigureStatus | null;
}

export interface ReplayedCohort {
  readonly qualified: number;
  /** Of the qualified, those in service on the n-th anniversary of QTS. */
  readonly sinceQts: readonly ReplayedCell[];
  /** Of all in the cohort, qualified or not, those in qualified service on the n-th anniversary of the start of training. */
  readonly sinceTraining: readonly ReplayedCell[];
}

export interface TrainingReplayAnswer extends Answer {
  readonly cohort: string;
  /** Those of the cohort whose training is on record: all figures are about them. */
  readonly n: number;
  /** Of the cohort, those whose training is not on record. */
  readonly withoutTraining: number;
  readonly qtsAtEndOfYear: number;
  /** Those whose QTS falls on another day in the replay. */
  readonly moved: number;
  readonly actual: ReplayedCohort;
  readonly replayed: ReplayedCohort;
}
