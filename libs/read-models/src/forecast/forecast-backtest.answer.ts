import type { Outcome, Score } from '#statistics/forecast/score';
import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';

export interface ForecastBacktestArgs extends Viewpoint {
  /** Days on which a forecast is made with what was on record at their end. Default: the five latest years that can be judged. */
  readonly madeOn?: readonly string[];
  /** How far they look ahead: 1 to 10 years. Default 1. */
  readonly years?: number;
  /** Of the ranges. Default 0.95. */
  readonly level?: number;
}

/** Null where nothing could be expected: nobody was on record in that stage before. */
export interface StageOutcome {
  readonly stage: Stage;
  readonly vacanciesIfRefilled: Outcome | null;
  readonly vacanciesIfNotRefilled: Outcome | null;
}

export interface MadeForecast {
  readonly madeOn: string;
  /** Nothing later was known to it. */
  readonly knownAt: string;
  readonly stages: readonly StageOutcome[];
}

export interface ForecastBacktestAnswer extends Answer {
  readonly forecasts: readonly MadeForecast[];
  /** All stages and days together; null when there is none to score. */
  readonly scoreIfRefilled: Score | null;
  readonly scoreIfNotRefilled: Score | null;
}
