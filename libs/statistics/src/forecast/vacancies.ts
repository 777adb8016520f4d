import { mixedQuantiles } from './binomial.js';

/** What is to be expected on average, and between which whole numbers it falls with the chance that was asked for. */
export interface Expected {
  readonly expected: number;
  readonly lower: number;
  readonly upper: number;
}

/** A share of a year as it was estimated, and as samples of those it was estimated from have it. */
export interface EstimatedShare {
  readonly share: number;
  /** At least one; the estimate alone takes it as known. */
  readonly samples: readonly number[];
}

/** So much of it: the part of a year's share that falls into a month. */
export const inPart = ({ share, samples }: EstimatedShare, part: number): EstimatedShare => ({
  share: share * part,
  samples: samples.map((sample) => sample * part),
});

/**
 * Vacancies among posts of one stage over so many years if each is filled again by somebody who leaves it as others do:
 * years · holders · exit. Of holders · years person-years, each ends in a vacancy with the same chance: binomial. The range
 * holds this chance and that the share is an estimate: it is that of the mixture over its samples.
 *
 * @param holders how many hold such a post now
 * @param exit share of holders who no longer hold one a year later
 * @param level for example 0.95
 */
export const ifRefilled = (holders: number, exit: EstimatedShare, years: number, level: number): Expected =>
  mixed(holders * years, exit, (share) => share, level);

/**
 * Vacancies if posts are not filled again: how many of today's holders are gone after so many years,
 * holders · (1 − stay^years), where stay is 1 − exit. Each goes with the same chance; the range as above.
 */
export const ifNotRefilled = (
  holders: number,
  exit: EstimatedShare,
  years: number,
  level: number,
): Expected => mixed(holders, exit, (share) => 1 - (1 - share) ** years, level);

/** How many of those ready now have not left so many years later: ready · (1 − leaving)^years; the range as above. */
export const stillReady = (ready: number, leaving: EstimatedShare, years: number, level: number): Expected =>
  mixed(ready, leaving, (share) => (1 - share) ** years, level);

function mixed(
  trials: number,
  { share, samples }: EstimatedShare,
  chanceOf: (share: number) => number,
  level: number,
): Expected {
  const chances = samples.map(chanceOf);
  const [lower, upper] = mixedQuantiles([(1 - level) / 2, (1 + level) / 2], trials, chances);
  return { expected: trials * chanceOf(share), lower: lower!, upper: upper! };
}
