import type { Profile } from '../profiles/profile.js';
import type { Balance, Column, Searcher, Solver } from '../solver/linear-programme.js';
import { beyondAll } from './known.js';
import { isProtected, leastHighest, note } from './possible.js';
import type { Possible } from './possible.js';
import type { Indexed } from './table.js';

/** How often all hidden cells at once are moved up, and how often down. */
const ROUNDS = 6;

/**
 * Finds other counts that hidden cells may have while all that are shown stay as they are: many cells at once, so that a
 * few searches do for most of them. What it does not find may be possible all the same.
 */
export function reshuffle(
  profile: Profile,
  table: Indexed,
  hidden: ReadonlySet<number>,
  possible: Possible,
  solver: Solver,
): void {
  const places = [...hidden];
  for (const direction of ['up', 'down'] as const) {
    const searcher = solver(region(profile, table, places, possible, direction));
    try {
      for (
        let round = 0;
        round < ROUNDS && moved(profile, searcher, places, possible, direction);
        round += 1
      );
    } finally {
      searcher.close();
    }
  }
}

type Direction = 'up' | 'down';

/**
 * Each hidden cell in two: as far as it need go, and what is beyond that. The last column is one, of which the sums take
 * what is shown.
 */
function region(
  profile: Profile,
  table: Indexed,
  places: readonly number[],
  { lowest, highest }: Possible,
  direction: Direction,
): { columns: readonly Column[]; balances: readonly Balance[] } {
  const upper = beyondAll(table);
  const need = places.map((place) =>
    direction === 'up'
      ? Math.max(leastHighest(profile), lowest[place]! + profile.threshold)
      : Math.max(0, highest[place]! - profile.threshold),
  );
  const one = { lower: 1, upper: 1 };
  return {
    columns: [
      ...need.map((most) => ({ lower: 0, upper: most })),
      ...need.map(() => ({ lower: 0, upper })),
      one,
    ],
    balances: balancesOf(table, places),
  };
}

function balancesOf({ values, sums }: Indexed, places: readonly number[]): readonly Balance[] {
  const columns = new Map(places.map((place, column) => [place, column]));
  return sums.flatMap(({ parts, total }) => {
    const balance = new Map<number, number>();
    let shown = 0;
    for (const place of [...parts, total]) {
      const sign = place === total ? -1 : 1;
      const column = columns.get(place);
      if (column === undefined) shown += sign * values[place]!;
      else balance.set(column, sign).set(column + places.length, sign);
    }
    return balance.size === 0 ? [] : [balance.set(2 * places.length, shown)];
  });
}

/** One search for all that are not protected yet; whether it protected any. */
function moved(
  profile: Profile,
  searcher: Searcher,
  places: readonly number[],
  possible: Possible,
  direction: Direction,
): boolean {
  const isOpen = (place: number): boolean => !isProtected(profile, possible, place);
  const before = places.filter(isOpen);
  if (before.length === 0) return false;
  places.forEach((place, column) => {
    const cost = isOpen(place) ? 1 : 0;
    searcher.price(column, direction === 'up' ? -cost : 0);
    searcher.price(column + places.length, direction === 'up' ? 0 : cost);
  });
  const found = searcher.least();
  if (found === null) return false;
  places.forEach((place, column) => note(possible, place, found[column]! + found[column + places.length]!));
  return places.filter(isOpen).length < before.length;
}
