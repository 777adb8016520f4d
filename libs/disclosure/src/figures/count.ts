import type { Profile } from '../profiles/profile.js';
import { shown, suppressed } from './disclosed.js';
import type { Disclosed } from './disclosed.js';

/** Primary suppression of a count by itself: from 1 to one under the threshold. Zero is a matter of its group. */
export const isSmall = (profile: Profile, count: number): boolean => count >= 1 && count < profile.threshold;

/**
 * The nearest multiple of the profile's rounding base; of two as near the greater. The same count is always rounded to
 * the same, so that asking again tells nothing.
 */
export const rounded = ({ roundingBase }: Profile, count: number): number =>
  Math.floor(count / roundingBase + 0.5) * roundingBase;

/** The least and the greatest count that are shown as this one is. */
export function shownAs(profile: Profile, count: number): readonly [number, number] {
  if (count === 0) return [0, 0];
  const multiple = rounded(profile, count);
  const below = Math.floor(profile.roundingBase / 2);
  const least = Math.max(multiple - below, profile.threshold, 1);
  return [Math.min(least, count), multiple + profile.roundingBase - 1 - below];
}

/**
 * A count that stands alone, in no table and of no group.
 *
 * @param count teachers, a whole number
 */
export const disclosedCount = (profile: Profile, count: number): Disclosed =>
  isSmall(profile, count) ? suppressed : shown(rounded(profile, count));

/**
 * Whether a part of a group says something of every one of them (group disclosure): nobody or everybody, and the group
 * is small.
 *
 * Source: SDAP handbook on disclosure control for outputs, "class disclosure".
 */
export const tellsOfAll = (profile: Profile, part: number, whole: number): boolean =>
  whole > 0 && whole < profile.groupsUnder && (part === 0 || part === whole);
