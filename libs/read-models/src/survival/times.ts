import { ImpossibleQuestion } from '../answer.js';
import { type AtTimes, timesOf } from '../multi-state/at-times.js';
import type { TimeUnit } from './observations.sql.js';

const MONTHS_A_YEAR = 12;

/**
 * The times to tell figures at, in the unit of the clock.
 *
 * @throws ImpossibleQuestion a time is below 0 or no number, or they are too many
 */
export function timesIn(unit: TimeUnit, { atDays = [], atYears = [] }: AtTimes): readonly number[] {
  if (unit === 'DAYS') return timesOf({ atDays, atYears });
  return timesOf({ atDays: [...atDays, ...atYears.map((years) => years * MONTHS_A_YEAR)] });
}

/** @throws ImpossibleQuestion a dimension is named twice */
export function refuseTwice(name: string, dimensions: readonly string[]): void {
  if (new Set(dimensions).size < dimensions.length)
    throw new ImpossibleQuestion(`${name} must name each group once.`);
}
