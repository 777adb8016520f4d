import type { Limits } from '#statistics/proportions/wilson';
import type { Expected } from '#statistics/forecast/vacancies';
import type { PathwayState, Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';

export interface VacancyForecastArgs extends Viewpoint {
  /** Dates a year apart, at least two, none after `asOf`. Default: `asOf` and the same day in the five years before. */
  readonly snapshots?: readonly string[];
  /** Whole years after the last snapshot, from 1 to 50. Default 1 to 5. */
  readonly horizons?: readonly number[];
  /** Of the ranges. Default 0.95. */
  readonly level?: number;
}

/** What is to be expected so many years after the last snapshot. Null where nobody was in the stage before. */
export interface YearAhead {
  readonly years: number;
  /** Vacancies if posts are filled again: years · stock · share that goes within a year. */
  readonly vacanciesIfRefilled: Expected | null;
  /** Vacancies if posts are not filled again: today's holders who are gone. */
  readonly vacanciesIfNotRefilled: Expected | null;
  /** Of those ready now, how many have not left by then. */
  readonly ready: Expected | null;
}

/** Vacancies of one calendar month of the year ahead. */
export interface MonthAhead {
  /** `2025-09`. */
  readonly month: string;
  readonly vacancies: Expected;
}

export interface StageForecast {
  readonly stage: Stage;
  /** In the stage at the last snapshot. */
  readonly stock: number;
  /** Share that is no longer in the stage a year later. */
  readonly annualExitProbability: number | null;
  /** How sure that share is, at the level of the ranges: Wilson's, of all pairs of snapshots. */
  readonly annualExitLimits: Limits | null;
  /** In the stage below at the last snapshot, the NPQ that prepares for this one completed by `asOf`. */
  readonly readyNow: number;
  /** The same with that NPQ in progress. */
  readonly nearlyReady: number;
  /** Share of the stage below that is out of service a year later. */
  readonly feederAnnualLeavingProbability: number | null;
  readonly ahead: readonly YearAhead[];
  /**
   * The vacancies of the first year, month by month from that of the day after the last snapshot, as those who left the
   * stage between the snapshots did. Empty where nobody did.
   */
  readonly months: readonly MonthAhead[];
}

export interface VacancyForecastAnswer extends Answer {
  /** How many went from each state to each from one snapshot to the next, all pairs together. */
  readonly yearOnYear: readonly {
    readonly from: PathwayState;
    readonly to: PathwayState;
    readonly count: number;
  }[];
  readonly stages: readonly StageForecast[];
}
