import type { Profile } from '../profiles/profile.js';
import type { Column, Solver } from '../solver/linear-programme.js';
import { worth } from './complement.js';
import { asShown, balances, beyondAll } from './known.js';
import type { Indexed } from './table.js';

/** Other counts that a reader could take the table to have, and the cells that must be hidden for that. */
export interface Disturbed {
  readonly values: readonly number[];
  readonly toHide: readonly number[];
  readonly cost: number;
}

/** Seeks other counts of a table that cost least to make possible. */
export interface Disturbance {
  /** Those with one cell between these bounds; null where the sums allow none. */
  towards(place: number, bounds: Column): Disturbed | null;
  /** From now on a reader does not know this cell. */
  hide(place: number): void;
  close(): void;
}

/**
 * Each cell is a count as it may be taken for from how it is shown, and what is above and below that. To be above or
 * below costs the worth of the cell, unless it is hidden.
 *
 * Source: Kelly, Golden & Assad 1992, Networks 22:397.
 */
export function disturbance(profile: Profile, table: Indexed, solver: Solver): Disturbance {
  const size = table.values.length;
  const upper = beyondAll(table);
  const worths = worth(table);
  const shown = asShown(profile, table);
  const away = shown.map((_, place) => ({
    lower: 0,
    upper: table.known[place] ? 0 : upper,
    cost: worths[place]!,
  }));
  const searcher = solver({
    columns: [...shown.map(() => ({ lower: 0, upper })), ...shown, ...away, ...away],
    balances: [...balances(table), ...shown.map((_, place) => partsOf(place, size))],
  });
  return {
    towards: (place, bounds) => read(searcher.least(new Map([[place, bounds]])), worths),
    hide(place) {
      searcher.price(place + 2 * size, 0);
      searcher.price(place + 3 * size, 0);
    },
    close: () => searcher.close(),
  };
}

/** A count is what it is shown as, and what is above that, less what is below. */
const partsOf = (place: number, size: number): ReadonlyMap<number, number> =>
  new Map([
    [place, -1],
    [place + size, 1],
    [place + 2 * size, 1],
    [place + 3 * size, -1],
  ]);

function read(found: readonly number[] | null, worths: readonly number[]): Disturbed | null {
  if (found === null) return null;
  const size = worths.length;
  const moved = (place: number): number => Math.abs(found[place + 2 * size]! - found[place + 3 * size]!);
  const toHide = worths.flatMap((_, place) => (moved(place) > 1e-6 ? [place] : []));
  return {
    values: found.slice(0, size),
    toHide,
    cost: toHide.reduce((sum, place) => sum + worths[place]!, 0),
  };
}
