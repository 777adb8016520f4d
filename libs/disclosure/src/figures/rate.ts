import type { Profile } from '../profiles/profile.js';
import { isSmall, rounded, tellsOfAll } from './count.js';
import { low, notApplicable, shown, suppressed } from './disclosed.js';
import type { Disclosed } from './disclosed.js';

/** A part of a whole: teachers who did something, of all who might have. */
export interface Proportion {
  readonly part: number;
  readonly whole: number;
}

/**
 * The counts of a proportion as they may be shown: none of the three, the base, those who did and those who did not, may
 * be small, for any two give the third.
 */
export function disclosedProportion(
  profile: Profile,
  { part, whole }: Proportion,
): Record<'part' | 'whole', Disclosed> {
  const base = isSmall(profile, whole) ? suppressed : shown(rounded(profile, whole));
  const hidden =
    [whole, part, whole - part].some((count) => isSmall(profile, count)) || tellsOfAll(profile, part, whole);
  return { whole: base, part: hidden ? suppressed : shown(rounded(profile, part)) };
}

/** Whether what rests on so many teachers may be shown. */
export const mayRestOn = (profile: Profile, teachers: number): boolean => teachers >= profile.smallestBase;

/**
 * Anything computed from counts, such as a rate or its limits, made from the counts as they are shown and from nothing
 * else; hidden where any of them is, or where the base is too small. A rate of 0 that is not 0 is "low".
 *
 * @param base teachers that it rests on, exactly
 * @param counts as shown
 * @param compute from the counts in the same order; null where there is none, e.g. a rate of nobody
 */
export function derived(
  profile: Profile,
  base: number,
  counts: readonly Disclosed[],
  compute: (...counts: number[]) => number | null,
): Disclosed {
  if (counts.some(({ status }) => status === 'SUPPRESSED')) return suppressed;
  const values = counts.map(({ value }) => value);
  if (!values.every((value) => value !== null)) return notApplicable;
  const found = compute(...values);
  if (found === null) return notApplicable;
  return mayRestOn(profile, base) ? shown(found) : suppressed;
}

/**
 * A rate between 0 and 1, to so many decimals.
 *
 * @param decimals of the rate; 3 are tenths of a per cent
 */
export function disclosedRate(profile: Profile, proportion: Proportion, decimals = 3): Disclosed {
  const { part, whole } = disclosedProportion(profile, proportion);
  const rate = derived(profile, proportion.whole, [part, whole], (top, base) =>
    base === 0 ? null : top / base,
  );
  if (rate.status !== 'SHOWN' || profile.roundingBase === 1) return rate;
  const value = Number(rate.value.toFixed(decimals));
  return value === 0 && proportion.part > 0 ? low : shown(value);
}
