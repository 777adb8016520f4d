import type { Classes, Overlap, ShownCell } from './classes.js';
import { noClasses, overlap, split } from './classes.js';
import { isNearOneOf, isNearTwoOf } from './near.js';
import type { Population } from './population.js';
import type { Span } from './span.js';
import { noSpan, withColumns, withRow } from './span.js';

/** Whom every cell that one reader was shown counted. A value: what is added makes another. */
export interface Ledger {
  readonly classes: Classes;
  /** In the order in which they were shown. */
  readonly cells: readonly ShownCell[];
  readonly span: Span;
}

export const emptyLedger: Ledger = { classes: noClasses, cells: [], span: noSpan };

/**
 * The ledger with a cell that is shown; null where it may not be, for with those shown before it would single out some
 * few:
 *
 * - its population differs from that of one earlier cell, or from the sum or the difference of two, by 1 to one under
 *   the limit: as far as teachers are in the one and not in the other, or in more of them;
 * - or some teachers whom no cells shown tell apart, fewer than the limit, could be counted by adding and subtracting
 *   any number of cells.
 *
 * A population shown before tells nothing new and may always be shown again.
 *
 * Sources: Chin & Özsoyoğlu 1982, IEEE Trans Softw Eng 8:574 (audit expert); Fellegi 1972, JASA 67:7 (differencing).
 *
 * @param under the limit, at least 1
 */
export function withShown(ledger: Ledger, population: Population, under: number): Ledger | null {
  if (under <= 1) return ledger;
  const among = overlap(ledger.classes, population);
  const distances = distancesTo(ledger, population, among);
  if (distances.includes(0)) return ledger;
  if (
    isNearOneOf([population.length, ...distances], under) ||
    isNearTwoOf(ledger.cells, ledger.classes.sizes, among, under, distances)
  )
    return null;
  return told(ledger, population, among, under);
}

/** How many are in the population or in each of the cells, but not in both. */
function distancesTo({ cells }: Ledger, population: Population, { inside }: Overlap): readonly number[] {
  const met = [...inside.keys()].filter((index) => inside[index]! > 0);
  return cells.map(({ members, count }) => {
    let inBoth = 0;
    for (const index of met) if (members[index] === 1) inBoth += inside[index]!;
    return population.length + count - 2 * inBoth;
  });
}

function told(ledger: Ledger, population: Population, among: Overlap, under: number): Ledger | null {
  const { classes, cutOff, members } = split(ledger.classes, population, among);
  const isLarge = (index: number): boolean => classes.sizes[index]! >= under;
  const span = withRow(withColumns(ledger.span, cutOff, isLarge), members, isLarge);
  if (singlesOut(span, classes, isLarge, under)) return null;
  const cells = ledger.cells.map((cell) => ({ ...cell, members: widened(cell.members, cutOff) }));
  return { classes, cells: [...cells, { members, count: population.length }], span };
}

function widened(members: Uint8Array, cutOff: readonly (number | null)[]): Uint8Array {
  if (cutOff.length === 0) return members;
  const wider = new Uint8Array(members.length + cutOff.length);
  wider.set(members);
  cutOff.forEach((from, index) => from !== null && (wider[members.length + index] = members[from]!));
  return wider;
}

/**
 * Whether what can be had from the cells counts fewer than the limit. Rows with a large class never do. A class that can
 * be counted by itself is a row by itself, for the row of its pivot has no other way to be that.
 */
const singlesOut = (
  { rows, pivots }: Span,
  { sizes }: Classes,
  isLarge: (index: number) => boolean,
  under: number,
): boolean =>
  rows.some((row, index) => {
    if (isLarge(pivots[index]!)) return false;
    const counted = row.reduce((sum, entry, column) => sum + (entry === 0 ? 0 : sizes[column]!), 0);
    return counted < under;
  });
