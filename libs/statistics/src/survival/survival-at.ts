import { atRiskBefore, firstNotBelow } from '../risk-set/at-risk.js';
import type { SurvivalCurve } from './kaplan-meier.js';
import { limitsOf, type SurvivalLimits } from './limits.js';

export interface SurvivalAt extends SurvivalLimits {
  readonly time: number;
  /** Just before the time. */
  readonly atRisk: number;
  /** From the beginning of the curve to the time, which is included. */
  readonly events: number;
  readonly survival: number;
  /** Greenwood's; null when nobody is left. */
  readonly standardError: number | null;
}

/**
 * A survival curve at one time, with limits `z` standard errors to each side. Null before the curve begins, and beyond
 * the last follow-up as long as anybody was left: that cannot be known.
 */
export function survivalAt(curve: SurvivalCurve, time: number, z: number): SurvivalAt | null {
  const { steps, observed } = curve;
  const step = lastStepUpTo(steps.time, time);
  const survival = step < 0 ? 1 : steps.survival[step]!;
  if (!isCovered(curve, time, survival)) return null;
  const greenwood = step < 0 ? 0 : steps.greenwood[step]!;
  return {
    time,
    atRisk: atRiskBefore(observed, time),
    events: steps.events.subarray(0, step + 1).reduce((sum, events) => sum + events, 0),
    survival,
    standardError: survival === 0 ? null : survival * Math.sqrt(greenwood),
    ...limitsOf(survival, greenwood, z),
  };
}

/** Index of the last of these sorted times at or before a time; -1 before the first. */
export function lastStepUpTo(times: ArrayLike<number>, time: number): number {
  const next = firstNotBelow(times, time);
  return times[next] === time ? next : next - 1;
}

/** Whether a curve that has come down to this survival can say anything of a time. */
export function isCovered(
  { from, lastFollowUp }: Pick<SurvivalCurve, 'from' | 'lastFollowUp'>,
  time: number,
  survival: number,
): boolean {
  if (lastFollowUp === null || time < (from ?? 0)) return false;
  return survival === 0 || time <= lastFollowUp;
}
