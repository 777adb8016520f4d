import type { Limits } from './wilson.js';
import { wilson } from './wilson.js';

/** A part of a whole. */
export interface Proportion {
  readonly part: number;
  readonly whole: number;
}

export interface Difference extends Limits {
  /** The first proportion less the second, between -1 and 1. */
  readonly difference: number;
}

/**
 * The difference of two independent proportions with limits made of those of Wilson of each. Null where either is of
 * nothing.
 *
 * Source: Newcombe 1998, Stat Med 17:873, method 10; without correction for continuity.
 *
 * @param level how sure, e.g. 0.95
 * @throws RangeError the level is not between 0 and 1, or a part not between nothing and its whole
 */
export function difference(first: Proportion, second: Proportion, level: number): Difference | null {
  const one = wilson(first.part, first.whole, level);
  const other = wilson(second.part, second.whole, level);
  if (one === null || other === null) return null;
  const [p, q] = [first.part / first.whole, second.part / second.whole];
  return {
    difference: p - q,
    lower: p - q - Math.hypot(p - one.lower, other.upper - q),
    upper: p - q + Math.hypot(one.upper - p, q - other.lower),
  };
}
