import type { Overlap, ShownCell } from './classes.js';

/** Whether any distance is from 1 to one under the limit. */
export const isNearOneOf = (distances: readonly number[], under: number): boolean =>
  distances.some((distance) => distance >= 1 && distance < under);

/** How often two earlier cells are taken from a third: both, or either without the other. */
const WAYS: readonly (readonly [number, number])[] = [
  [1, 1],
  [1, -1],
  [-1, 1],
];

/**
 * Whether a population differs from the sum or the difference of two earlier cells by 1 to one under the limit: so many
 * teachers are counted, added or subtracted, when the two are taken from it.
 */
export function isNearTwoOf(
  cells: readonly ShownCell[],
  sizes: Uint32Array,
  among: Overlap,
  under: number,
): boolean {
  const count = among.inside.reduce((sum, part) => sum + part, among.unseen);
  // Nobody is counted more than three times over, so that more cannot be left by so few.
  const most = 3 * (under - 1);
  const bySize = [...cells.keys()].sort((one, other) => cells[one]!.count - cells[other]!.count);
  return WAYS.some(([ofOne, ofOther]) =>
    cells.some((one, first) => {
      const wanted = ofOther * (count - ofOne * one.count);
      for (let rank = firstFrom(cells, bySize, wanted - most); rank < bySize.length; rank += 1) {
        const other = cells[bySize[rank]!]!;
        if (other.count > wanted + most) return false;
        if (bySize[rank]! <= first) continue;
        const taken = (index: number): number =>
          ofOne * one.members[index]! + ofOther * other.members[index]!;
        const told = counted(sizes, among, under, taken);
        if (told >= 1 && told < under) return true;
      }
      return false;
    }),
  );
}

/** The rank of the first cell that counts at least so many. */
function firstFrom(cells: readonly ShownCell[], bySize: readonly number[], least: number): number {
  let [low, high] = [0, bySize.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cells[bySize[middle]!]!.count < least) low = middle + 1;
    else high = middle;
  }
  return low;
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
