import type { InTimeOrder } from '../risk-set/observations.js';
import type { SurvivalCurve } from './kaplan-meier.js';
import { kaplanMeier } from './kaplan-meier.js';
import { limitsOf } from './limits.js';

/** A survival is a product of fractions, so that a half comes out as almost a half. */
const TOLERANCE = 1e-9;
const HALF = 0.5;

const isAtOrBelowHalf = (survival: number): boolean => survival <= HALF + TOLERANCE;

/** The first time at which no more than half are left; null while more are. */
export function firstAtOrBelowHalf({ steps: { time, survival } }: SurvivalCurve): number | null {
  const step = survival.findIndex(isAtOrBelowHalf);
  return step < 0 ? null : time[step]!;
}

/**
 * The median as R gives it: where the survival is exactly a half from one event to the next (or to the last follow-up),
 * the middle of that interval; else the first time at which it is below a half. Null while more than half are left.
 */
export function median({ steps: { time, survival }, lastFollowUp }: SurvivalCurve): number | null {
  const step = survival.findIndex(isAtOrBelowHalf);
  if (step < 0) return null;
  if (survival[step]! < HALF - TOLERANCE) return time[step]!;
  const next = survival.findIndex((s) => s < HALF - TOLERANCE);
  return (time[step]! + (next < 0 ? lastFollowUp! : time[next]!)) / 2;
}

export interface OpenLimits {
  /** Null: open, or undefined because nobody was left before the limit was reached. */
  readonly lower: number | null;
  readonly upper: number | null;
}

/**
 * Limits of the median: where the lower and the upper log-log limits of the survival first come down to a half.
 *
 * Source: Brookmeyer & Crowley 1982, Biometrics 38:29, with the log-log band.
 */
export function medianLimits({ steps: { time, survival, greenwood } }: SurvivalCurve, z: number): OpenLimits {
  const first = (side: 'lower' | 'upper'): number | null => {
    const step = survival.findIndex((s, index) => {
      const limits = limitsOf(s, greenwood[index]!, z).logLog;
      return limits !== null && isAtOrBelowHalf(limits[side]);
    });
    return step < 0 ? null : time[step]!;
  };
  return { lower: first('lower'), upper: first('upper') };
}

/**
 * The median follow-up by the reverse Kaplan-Meier method: the median of the time to being censored, with events as
 * what cuts it short. Null while more than half had an event before.
 *
 * Source: Schemper & Smith 1996, Control Clin Trials 17:343; as R's `survfit` with the status reversed.
 */
export function medianFollowUp(observed: InTimeOrder): number | null {
  const { exits } = observed;
  const cause = exits.cause.map((of) => (of === 0 ? 1 : 0));
  return median(kaplanMeier({ ...observed, causes: 1, exits: { ...exits, cause } }));
}
