import type { Profile } from '../profiles/profile.js';
import type { Solver } from '../solver/linear-programme.js';
import { withSeconds } from './complement.js';
import type { Disturbance, Disturbed } from './disturbance.js';
import { disturbance } from './disturbance.js';
import { enlarged } from './enlarge.js';
import { asItIs, isProtected, leastHighest, note } from './possible.js';
import type { Possible } from './possible.js';
import { reshuffle } from './reshuffle.js';
import type { Indexed } from './table.js';

/** Cells of a table of which the cheapest way to protect them is sought. */
const MOST_SOUGHT = 80;

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
  if (table.values.length > MOST_SOUGHT) return enlarged(profile, table, hidden, solver);
  const possible = asItIs(table.values);
  if (hidden.size > 0) reshuffle(profile, table, hidden, possible, solver);
  if ([...hidden].every((place) => isProtected(profile, possible, place))) return hidden;
  const sought = disturbance(profile, table, solver);
  try {
    for (const place of hidden) sought.hide(place);
    // A set goes on to what is added to it while it is gone through.
    for (const place of hidden) {
      raise(profile, sought, hidden, possible, place);
      widen(profile, sought, hidden, possible, place);
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
  possible: Possible,
  place: number,
): void {
  const least = leastHighest(profile);
  if (possible.highest[place]! >= least) return;
  take(sought, hidden, possible, sought.towards(place, { lower: least, upper: Infinity }));
}

function widen(
  profile: Profile,
  sought: Disturbance,
  hidden: Set<number>,
  possible: Possible,
  place: number,
): void {
  if (isProtected(profile, possible, place)) return;
  const [lowest, highest] = [possible.lowest[place]!, possible.highest[place]!];
  const down = sought.towards(place, { lower: 0, upper: Math.max(0, highest - profile.threshold) });
  const up =
    down?.cost === 0 ? null : sought.towards(place, { lower: lowest + profile.threshold, upper: Infinity });
  take(sought, hidden, possible, up === null || (down !== null && down.cost <= up.cost) ? down : up);
}

/** Hides what it takes; nothing can be done where the sums themselves allow no other counts. */
function take(sought: Disturbance, hidden: Set<number>, possible: Possible, other: Disturbed | null): void {
  for (const place of other?.toHide ?? []) {
    if (!hidden.has(place)) sought.hide(place);
    hidden.add(place);
  }
  other?.values.forEach((value, place) => note(possible, place, value));
}
