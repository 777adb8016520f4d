import type { Profile } from '../profiles/profile.js';
import type { Solver } from '../solver/linear-programme.js';
import { withSeconds } from './complement.js';
import type { Disturbance, Disturbed } from './disturbance.js';
import { disturbance } from './disturbance.js';
import type { Indexed } from './table.js';

/** Between which counts each cell has been found to be possible so far. */
interface Found {
  readonly lowest: number[];
  readonly highest: number[];
}

/**
 * Hides further cells (secondary suppression) until a reader who subtracts all that can be subtracted must take every
 * hidden cell for possibly greater than the threshold, and knows none closer than to within the threshold.
 *
 * Greater by one, so that it can be at the threshold while another hidden cell is small: a reader knows that some of
 * those hidden are. Wherever other counts must be possible, linear programming finds those that are so by hiding least.
 *
 * Sources: Fischetti & Salazar 2001, Management Science 47:1008 (protection levels); Hundepool et al. 2012, Statistical
 * Disclosure Control, chapter 4.
 */
export function secondary(
  profile: Profile,
  table: Indexed,
  marked: ReadonlySet<number>,
  solver: Solver,
): ReadonlySet<number> {
  const hidden = withSeconds(table, marked);
  if (hidden.size === 0) return hidden;
  const sought = disturbance(profile, table, solver);
  const found = { lowest: [...table.values], highest: [...table.values] };
  try {
    for (const place of hidden) sought.hide(place);
    // A set goes on to what is added to it while it is gone through.
    for (const place of hidden) {
      raise(profile, sought, hidden, found, place);
      widen(profile, sought, hidden, found, place);
    }
  } finally {
    sought.close();
  }
  return hidden;
}

function raise(
  profile: Profile,
  sought: Disturbance,
  hidden: Set<number>,
  found: Found,
  place: number,
): void {
  const least = profile.threshold + 1;
  if (found.highest[place]! >= least) return;
  take(sought, hidden, found, sought.towards(place, { lower: least, upper: Infinity }));
}

function widen(
  profile: Profile,
  sought: Disturbance,
  hidden: Set<number>,
  found: Found,
  place: number,
): void {
  const [lowest, highest] = [found.lowest[place]!, found.highest[place]!];
  if (highest - lowest >= profile.threshold) return;
  const down =
    highest < profile.threshold
      ? null
      : sought.towards(place, { lower: 0, upper: highest - profile.threshold });
  const up =
    down?.cost === 0 ? null : sought.towards(place, { lower: lowest + profile.threshold, upper: Infinity });
  take(sought, hidden, found, up === null || (down !== null && down.cost <= up.cost) ? down : up);
}

/** Hides what it takes; nothing can be done where the sums themselves allow no other counts. */
function take(sought: Disturbance, hidden: Set<number>, found: Found, other: Disturbed | null): void {
  for (const place of other?.toHide ?? []) {
    if (!hidden.has(place)) sought.hide(place);
    hidden.add(place);
  }
  other?.values.forEach((value, place) => {
    found.lowest[place] = Math.min(found.lowest[place]!, Math.ceil(value));
    found.highest[place] = Math.max(found.highest[place]!, Math.floor(value));
  });
}
