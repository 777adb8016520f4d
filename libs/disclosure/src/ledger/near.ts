import type { Overlap, ShownCell } from './classes.js';

/** Whether any distance is from 1 to one under the limit. */
export const isNearOneOf = (distances: readonly number[], under: number): boolean =>
  distances.some((distance) => distance >= 1 && distance < under);

/**
 * Whether a population differs from the sum or the difference of two earlier cells by 1 to one under the limit: so many
 * teachers are counted, added or subtracted, when the two are taken from it.
 *
 * Only cells that are nearly within it can nearly add up to it; only one that nearly covers it, less one that hardly
 * meets it, can nearly leave it.
 *
 * @param distances to each of the cells: how many are in one of the two only
 */
export function isNearTwoOf(
  cells: readonly ShownCell[],
  sizes: Uint32Array,
  among: Overlap,
  under: number,
  distances: readonly number[],
): boolean {
  const count = among.inside.reduce((sum, part) => sum + part, among.unseen);
  const [within, covering, apart]: [ShownCell[], ShownCell[], ShownCell[]] = [[], [], []];
  cells.forEach((cell, index) => {
    const inBoth = (count + cell.count - distances[index]!) / 2;
    if (cell.count - inBoth < under) within.push(cell);
    if (count - inBoth < under) covering.push(cell);
    if (inBoth < under) apart.push(cell);
  });
  // Nobody is counted more than three times over, so that more cannot be left by so few.
  const most = 3 * (under - 1);
  const isNear = (one: ShownCell, other: ShownCell, sign: 1 | -1): boolean => {
    if (one === other || Math.abs(count - one.count - sign * other.count) > most) return false;
    const told = counted(sizes, among, under, (index) => one.members[index]! + sign * other.members[index]!);
    return told >= 1 && told < under;
  };
  return (
    within.some((one, place) => within.some((other, rank) => rank > place && isNear(one, other, 1))) ||
    covering.some((one) => apart.some((other) => isNear(one, other, -1)))
  );
}

/** How many are counted otherwise in the population than in what is taken from it, as far as the limit. */
function counted(
  sizes: Uint32Array,
  { inside, unseen }: Overlap,
  under: number,
  taken: (index: number) => number,
): number {
  let told = unseen;
  for (let index = 0; index < sizes.length && told < under; index += 1) {
    const times = taken(index);
    if (times !== 1) told += inside[index]!;
    if (times !== 0) told += sizes[index]! - inside[index]!;
  }
  return told;
}
