import { binomialQuantile } from './binomial.js';

/** What is to be expected on average, and between which whole numbers it falls with the chance that was asked for. */
export interface Expected {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

/**
 * Vacancies among posts of one stage over so many years if each is filled again by somebody who leaves it as others do:
 * years · holders · exit. Of holders · years person-years, each ends in a vacancy with the same chance: binomial.
 *
 * @param holders how many hold such a post now
 * @param exit share of holders who no longer hold one a year later
 * @param level for example 0.95: chance alone, taking the share as known
 */
export const ifRefilled = (holders: number, exit: number, years: number, level: number): Expected =>
  binomial(holders * years, exit, level);

/**
 * Vacancies if posts are not filled again: how many of today's holders are gone after so many years,
 * holders · (1 − stay^years), where stay is 1 − exit. Each goes with the same chance: binomial.
 */
export const ifNotRefilled = (holders: number, exit: number, years: number, level: number): Expected =>
  binomial(holders, 1 - (1 - exit) ** years, level);

/** How many of those ready now have not left so many years later: ready · (1 − leaving)^years. */
export const stillReady = (ready: number, leaving: number, years: number, level: number): Expected =>
  binomial(ready, (1 - leaving) ** years, level);

const binomial = (trials: number, chance: number, level: number): Expected => ({
  expected: trials * chance,
  lower: binomialQuantile((1 - level) / 2, trials, chance),
  upper: binomialQuantile((1 + level) / 2, trials, chance),
});
