import type { Indexed, IndexedSum } from './table.js';

/**
 * How much is lost by hiding a cell. Totals are dear, for more is read from them, and zeros, for whoever knows that they
 * can only be zeros sees through them.
 */
export const worth = ({ values, sums }: Indexed): readonly number[] => {
  const totals = new Set(sums.map(({ total }) => total));
  return values.map((value, place) => (value === 0 ? 25 : 1 + value) * (totals.has(place) ? 8 : 1));
};

/**
 * Hides a second cell wherever a sum has one hidden cell only, which anybody could subtract: the one of least worth, of
 * as much worth the first. Quick, and not enough: rows and columns together may still give a cell away.
 */
export function withSeconds(table: Indexed, marked: ReadonlySet<number>): Set<number> {
  const hidden = new Set(marked);
  const worths = worth(table);
  let before: number;
  do {
    before = hidden.size;
    for (const sum of table.sums) hideSecond(table, sum, worths, hidden);
  } while (hidden.size > before);
  return hidden;
}

function hideSecond(
  { known }: Indexed,
  { total, parts }: IndexedSum,
  worths: readonly number[],
  hidden: Set<number>,
): void {
  const members = [...parts, total];
  if (members.filter((place) => hidden.has(place)).length !== 1) return;
  const open = members.filter((place) => !hidden.has(place) && !known[place]);
  if (open.length === 0) return;
  hidden.add(open.reduce((least, place) => (worths[place]! < worths[least]! ? place : least)));
}
