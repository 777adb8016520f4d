import type { Profile } from '../profiles/profile.js';
import type { Solver } from '../solver/linear-programme.js';
import { withSeconds, worth } from './complement.js';
import { connected, type Connected } from './connected.js';
import { beyondAll } from './known.js';
import { asItIs, isProtected, note, type Possible } from './possible.js';
import { reshuffle } from './reshuffle.js';
import type { Indexed } from './table.js';

/**
 * Hides further cells until each hidden one is protected, for tables so large that the cheapest way takes too long to
 * find: beside a cell that is not, the one of least worth in each of its sums, and so on outwards. It hides more than is
 * needed, never less: other counts were found for every cell that is left alone.
 */
export function enlarged(
  profile: Profile,
  table: Indexed,
  seconds: ReadonlySet<number>,
  solver: Solver,
): ReadonlySet<number> {
  const possible = asItIs(table.values);
  const isOpen = (place: number): boolean => !isProtected(profile, possible, place);
  let hidden = new Set(seconds);
  for (;;) {
    const before = hidden.size;
    const needy: Connected[] = [];
    for (const each of connected(table, hidden)) {
      if (!each.places.some(isOpen)) continue;
      look(profile, table, each, possible, solver);
      if (each.places.some(isOpen)) needy.push(each);
    }
    for (const each of needy) hideBeside(table, each, each.places.filter(isOpen), hidden);
    if (hidden.size === before) return hidden;
    hidden = withSeconds(table, hidden);
  }
}

/** Which other counts hidden cells may have. Of those of one sum that is all: any of them may be all there is. */
function look(
  profile: Profile,
  table: Indexed,
  { places, sums }: Connected,
  possible: Possible,
  solver: Solver,
): void {
  const [only, ...others] = sums;
  if (others.length > 0) return reshuffle(profile, { ...table, sums }, new Set(places), possible, solver);
  const most = places.includes(only!.total)
    ? beyondAll(table)
    : places.reduce((sum, place) => sum + table.values[place]!, 0);
  for (const place of places) {
    note(possible, place, most);
    if (place !== only!.total) note(possible, place, 0);
  }
}

/** In every sum of a cell that needs it the cell of least worth; where all of these are hidden, one further out. */
function hideBeside(
  table: Indexed,
  { sums }: Connected,
  needy: readonly number[],
  hidden: Set<number>,
): void {
  const worths = worth(table);
  const before = hidden.size;
  const hideOneOf = (places: readonly number[]): void => {
    const open = places.filter((place) => !hidden.has(place) && !table.known[place]);
    if (open.length > 0)
      hidden.add(open.reduce((least, place) => (worths[place]! < worths[least]! ? place : least)));
  };
  const membersOf = sums.map(({ parts, total }) => [...parts, total]);
  for (const members of membersOf) if (needy.some((place) => members.includes(place))) hideOneOf(members);
  if (hidden.size === before) for (const members of membersOf) hideOneOf(members);
}
