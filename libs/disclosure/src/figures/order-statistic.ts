import type { Profile } from '../profiles/profile.js';
import { notAvailable, shown, suppressed } from './disclosed.js';
import type { Disclosed } from './disclosed.js';
import { mayRestOn } from './rate.js';

/** A quantile of times: the value of one teacher, or between two. */
export interface OrderStatistic {
  /** In days; null where it is not reached. */
  readonly days: number | null;
  /** Which: 0 the least, 0.25 the lower quartile, 0.5 the median, 1 the greatest. */
  readonly quantile: number;
  /** Teachers it is of. */
  readonly base: number;
}

/**
 * A median, quartile, least or greatest, as far as it stands for many: enough teachers in all and on either side of it.
 * The least and the greatest are each one teacher's. Times are to the profile's step.
 *
 * Source: UK LLC guidebook (no medians on fewer than the threshold; no minimum or maximum).
 */
export function disclosedOrderStatistic(
  profile: Profile,
  { days, quantile, base }: OrderStatistic,
): Disclosed {
  const beside = base * Math.min(quantile, 1 - quantile);
  if (!mayRestOn(profile, base) || beside < profile.beyond) return suppressed;
  return days === null ? notAvailable : shown(Math.round(days / profile.dayStep) * profile.dayStep);
}

/**
 * A mean, where enough teachers have part in it, to the profile's step.
 *
 * @param total of all of them, in days
 */
export function disclosedMean(profile: Profile, total: number, base: number): Disclosed {
  if (!mayRestOn(profile, base)) return suppressed;
  if (base === 0) return notAvailable;
  const mean = total / base;
  return shown(profile.dayStep === 1 ? mean : Math.round(mean / profile.dayStep) * profile.dayStep);
}
