import { rateOf } from '#statistics/rates/rate';
import type { PathwayState } from '#pathway/vocabulary/stages';
import type { Transition } from './pipeline.answer.js';

interface Change {
  readonly from: PathwayState;
  readonly to: PathwayState;
  readonly count: number;
}

/** A change with its rate per person-year in the state left, and the exact limits of that rate. */
export function transitionOf(change: Change, personYears: number, level: number): Transition {
  const rate = rateOf(change.count, personYears, level);
  const limits = rate && { lower: rate.lower, upper: rate.upper };
  return { ...change, ratePerPersonYear: rate?.rate ?? null, limits };
}
