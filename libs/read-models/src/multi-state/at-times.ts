import { ImpossibleQuestion } from '../answer.js';

/** A year on a time axis; a whole number of years never falls on a day's close. */
export const DAYS_A_YEAR = 365.25;

const MOST_TIMES = 200;

export interface AtTimes {
  /** Days since the origin. */
  readonly atDays?: readonly number[];
  /** Years since the origin, of 365.25 days. */
  readonly atYears?: readonly number[];
}

/**
 * The times asked for in days: those given in days first, in the order in which they were given.
 *
 * @throws ImpossibleQuestion a time is below 0 or no number, or they are too many
 */
export function timesOf({ atDays = [], atYears = [] }: AtTimes): readonly number[] {
  const times = [...atDays, ...atYears.map((years) => years * DAYS_A_YEAR)];
  if (times.length > MOST_TIMES || !times.every((time) => Number.isFinite(time) && time >= 0))
    throw new ImpossibleQuestion(`atDays and atYears are 0 or more, at most ${MOST_TIMES} of them.`);
  return times;
}
