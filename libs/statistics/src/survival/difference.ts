import type { Limits } from './limits.js';
import type { SurvivalCurve } from './kaplan-meier.js';
import { survivalAt } from './survival-at.js';

export interface SurvivalDifference {
  /** The first survival less the second, between -1 and 1. */
  readonly difference: number;
  /** Null where either curve has come down to 0: its error is not known. */
  readonly limits: Limits | null;
}

/**
 * How far two independent survival curves are apart at a time, with limits `z` standard errors to each side, the squares
 * of Greenwood's errors added. Null where either curve can say nothing.
 *
 * Source: Klein & Moeschberger, Survival Analysis, 2nd ed., §7.8.
 */
export function survivalDifference(
  first: SurvivalCurve,
  second: SurvivalCurve,
  time: number,
  z: number,
): SurvivalDifference | null {
  const [one, other] = [survivalAt(first, time, z), survivalAt(second, time, z)];
  if (one === null || other === null) return null;
  const difference = one.survival - other.survival;
  if (one.standardError === null || other.standardError === null) return { difference, limits: null };
  const reach = z * Math.hypot(one.standardError, other.standardError);
  return {
    difference,
    limits: { lower: Math.max(-1, difference - reach), upper: Math.min(1, difference + reach) },
  };
}
