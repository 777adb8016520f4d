import { ImpossibleQuestion } from '../answer.js';
import type { TimeUnit } from './observations.sql.js';
import type { TimesArgs } from './survival.answer.js';

/** Year y lies at 365.25 y days, which is never the end of a whole day but every fourth year. */
const ofAYear: Readonly<Record<TimeUnit, number>> = { DAYS: 365.25, MONTHS: 12 };

/** Times in one answer. */
const MOST_TIMES = 100;

/**
 * The times to tell figures at, in the unit of the clock.
 *
 * @throws ImpossibleQuestion a time is negative, or they are too many
 */
export function timesOf({ atDays = [], atYears = [] }: TimesArgs, unit: TimeUnit): readonly number[] {
  const times = [...atDays, ...atYears.map((years) => years * ofAYear[unit])];
  if (!times.every((time) => Number.isFinite(time) && time >= 0))
    throw new ImpossibleQuestion('atDays and atYears must be 0 or more.');
  if (times.length > MOST_TIMES)
    throw new ImpossibleQuestion(
      `Too many times for one answer (${times.length}, of at most ${MOST_TIMES}).`,
    );
  return times;
}

/** @throws ImpossibleQuestion a dimension is named twice */
export function refuseTwice(name: string, dimensions: readonly string[]): void {
  if (new Set(dimensions).size < dimensions.length)
    throw new ImpossibleQuestion(`${name} must name each group once.`);
}
