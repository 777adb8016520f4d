import { wilson } from '#statistics/proportions/wilson';

/** Per cent, or percentage points; of chance variation, not of sampling. */
export interface PercentLimits {
  readonly lower: number;
  readonly upper: number;
}

/** A part of a whole, with Wilson's limits; percent (0 to 100, not rounded) and limits are null where the whole is 0. */
export interface Percentage {
  readonly percent: number | null;
  readonly limits: PercentLimits | null;
}

/** @param level of the limits, for example 0.95 */
export function percentOf(part: number, whole: number, level: number): Percentage {
  const limits = wilson(part, whole, level);
  return {
    percent: whole === 0 ? null : (part / whole) * 100,
    limits: limits && { lower: limits.lower * 100, upper: limits.upper * 100 },
  };
}
