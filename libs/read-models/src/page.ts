/** Lists page by page. A cursor names the place after which to go on, not a number of rows: it stays good when rows come in. */
import type { Page, PageArgs } from './answer.js';
import { ImpossibleQuestion } from './answer.js';

const DEFAULT_FIRST = 50;
const MOST = 200;

/** @throws ImpossibleQuestion `first` is no whole number from 1; more than 200 is taken as 200 */
export function firstOf({ first = DEFAULT_FIRST }: PageArgs): number {
  if (!Number.isInteger(first) || first < 1)
    throw new ImpossibleQuestion('first must be a whole number from 1.');
  return Math.min(first, MOST);
}

/**
 * The texts that a row is sorted by, out of a cursor; empty texts before the first row.
 *
 * @throws ImpossibleQuestion the cursor was not given out for such a list
 */
export function placeOf({ after }: PageArgs, columns: number): readonly string[] {
  if (after === undefined) return Array.from({ length: columns }, () => '');
  try {
    const place: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === columns && place.every((text) => typeof text === 'string'))
      return place as string[];
  } catch {
    // Not one of our cursors: refused below.
  }
  throw new ImpossibleQuestion('after is not a cursor of this list.');
}

/** The cursor of a place: of the texts that a row is sorted by. */
export const cursorOf = (place: readonly string[]): string =>
  Buffer.from(JSON.stringify(place)).toString('base64url');

/**
 * @param rows up to one more than the page holds, which tells whether there is another
 * @param placeOfRow the texts that a row is sorted by
 */
export function pageOf<T>(
  rows: readonly T[],
  first: number,
  totalCount: number,
  placeOfRow: (row: T) => readonly string[],
): Page<T> {
  const edges = rows.slice(0, first).map((node) => ({
    cursor: cursorOf(placeOfRow(node)),
    node,
  }));
  return {
    edges,
    pageInfo: { hasNextPage: rows.length > first, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount,
  };
}
