/** What was expected, with its range, and what came. */
export interface Outcome {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
  readonly actual: number;
}

export interface Score {
  readonly n: number;
  /** Actual less expected, on average: above 0 too little was expected. */
  readonly meanError: number;
  readonly meanAbsoluteError: number;
  /** How many fell within their range, its ends included: as many as its level says, if the forecast is honest. */
  readonly shareInRange: number;
}

/**
 * How good forecasts were: bias, mean absolute error and the coverage of their ranges (Hyndman & Athanasopoulos 2021,
 * Forecasting: Principles and Practice, 3rd ed., 5.8 and 5.9). Null when there is none to score.
 */
export function scoreOf(outcomes: readonly Outcome[]): Score | null {
  const n = outcomes.length;
  if (n === 0) return null;
  const mean = (value: (outcome: Outcome) => number): number =>
    outcomes.reduce((sum, outcome) => sum + value(outcome), 0) / n;
  return {
    n,
    meanError: mean(({ expected, actual }) => actual - expected),
    meanAbsoluteError: mean(({ expected, actual }) => Math.abs(actual - expected)),
    shareInRange: mean(({ lower, upper, actual }) => (lower <= actual && actual <= upper ? 1 : 0)),
  };
}
