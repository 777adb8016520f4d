import type { SurvivalCurve } from './kaplan-meier.js';
import { isCovered, lastStepUpTo } from './survival-at.js';

export interface RestrictedMean {
  /** In the unit of the times. */
  readonly value: number;
  readonly standardError: number;
}

/**
 * The mean time without an event, counted up to a time: the area under the survival curve from where it begins. Null
 * where the curve says nothing of that time.
 *
 * Its variance is Σ A(t)² d / (n (n - d)) over the times of events, with A(t) the area from there on.
 *
 * Source: Klein & Moeschberger, Survival Analysis, 2nd ed., §4.5; as R's `rmean`.
 */
export function restrictedMean(curve: SurvivalCurve, to: number): RestrictedMean | null {
  const { time, survival, atRisk, events } = curve.steps;
  const last = lastStepUpTo(time, to);
  if (!isCovered(curve, to, last < 0 ? 1 : survival[last]!)) return null;
  const areas = areasOf(curve, last, to);
  const value = areas.reduce((sum, area) => sum + area, 0);
  let [passed, variance] = [areas[0]!, 0];
  for (let step = 0; step <= last; step++) {
    const left = atRisk[step]! - events[step]!;
    if (left > 0 && time[step]! < to)
      variance += ((value - passed) ** 2 * events[step]!) / (atRisk[step]! * left);
    passed += areas[step + 1]!;
  }
  return { value, standardError: Math.sqrt(variance) };
}

/** The area up to the first step, between each two, and from the last to the end. */
function areasOf(
  { from, steps: { time, survival } }: SurvivalCurve,
  last: number,
  to: number,
): readonly number[] {
  const times = [from ?? 0, ...time.subarray(0, last + 1), to];
  return times.slice(1).map((end, step) => (step === 0 ? 1 : survival[step - 1]!) * (end - times[step]!));
}
