/**
 * All that can be had from the cells shown by adding them up and subtracting them, in any number and any multiples:
 * rows over the classes of teachers, reduced so that each row has a class of its own (its pivot), in which all others
 * are 0. Numbers are modulo a prime, in which all sums are exact.
 */
export interface Span {
  readonly rows: readonly Int32Array[];
  /** The pivot of each row: a large class wherever the row has any. */
  readonly pivots: readonly number[];
}

export const noSpan: Span = { rows: [], pivots: [] };

/** The greatest prime under 2^26: products of two numbers under it are exact in a double. */
const PRIME = 67_108_859;

/** Which classes are too large to be hidden in. */
export type IsLarge = (index: number) => boolean;

/** The rows when classes have been cut in two, and some are large no longer. */
export function withColumns(span: Span, cutOff: readonly (number | null)[], isLarge: IsLarge): Span {
  const rows = span.rows.map((row) => {
    const wider = new Int32Array(row.length + cutOff.length);
    wider.set(row);
    cutOff.forEach((from, index) => from !== null && (wider[row.length + index] = row[from]!));
    return wider;
  });
  const pivots = [...span.pivots];
  rows.forEach((row, index) => {
    if (isLarge(pivots[index]!)) return;
    const large = row.findIndex((entry, column) => entry !== 0 && isLarge(column));
    if (large < 0) return;
    pivots[index] = large;
    clear(rows, index, large);
  });
  return { rows, pivots };
}

/** With one more cell, given by the classes that are in it; the span itself where that tells nothing new. */
export function withRow(span: Span, members: Uint8Array, isLarge: IsLarge): Span {
  const row = Int32Array.from(members);
  span.rows.forEach((other, index) => subtract(row, other, row[span.pivots[index]!]!));
  const first = row.findIndex((entry) => entry !== 0);
  if (first < 0) return span;
  const large = row.findIndex((entry, column) => entry !== 0 && isLarge(column));
  const pivot = large < 0 ? first : large;
  const rows = [...span.rows.map((other) => (other[pivot] === 0 ? other : other.slice())), row];
  clear(rows, rows.length - 1, pivot);
  return { rows, pivots: [...span.pivots, pivot] };
}

/** Makes a row 1 in that class, and all others 0. */
function clear(rows: readonly Int32Array[], own: number, pivot: number): void {
  const row = rows[own]!;
  const factor = inverse(row[pivot]!);
  row.forEach((entry, column) => (row[column] = (entry * factor) % PRIME));
  rows.forEach((other, index) => index !== own && subtract(other, row, other[pivot]!));
}

function subtract(from: Int32Array, row: Int32Array, times: number): void {
  if (times === 0) return;
  const added = PRIME - times;
  for (let column = 0; column < row.length; column += 1)
    if (row[column] !== 0) from[column] = (from[column]! + row[column]! * added) % PRIME;
}

/** By Euclid's algorithm. */
function inverse(value: number): number {
  let [a, b, x, y] = [value, PRIME, 1, 0];
  while (b !== 0) {
    const times = Math.floor(a / b);
    [a, b, x, y] = [b, a - times * b, y, x - times * y];
  }
  return ((x % PRIME) + PRIME) % PRIME;
}
