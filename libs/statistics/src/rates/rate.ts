import { chiSquaredQuantile } from '../special/chi-squared.js';

export interface Rate {
  readonly rate: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Events per person-year with exact Poisson limits: half the quantiles of chi-squared with 2·events and 2·events + 2
 * degrees of freedom, divided by the person-years (Garwood 1936, Biometrika 28:437). Without events the lower limit is 0.
 *
 * Null when nobody spent time there.
 *
 * @param level for example 0.95
 */
export function rateOf(events: number, personYears: number, level: number): Rate | null {
  if (!(personYears > 0)) return null;
  const tail = (1 - level) / 2;
  return {
    rate: events / personYears,
    lower: events === 0 ? 0 : chiSquaredQuantile(tail, 2 * events) / 2 / personYears,
    upper: chiSquaredQuantile(1 - tail, 2 * events + 2) / 2 / personYears,
  };
}
