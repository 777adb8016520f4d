/** A count of a table, shown or not: also what a reader would work out, such as those who did not. */
export interface Cell {
  readonly id: string;
  /** Teachers. */
  readonly value: number;
  /** Whether a reader is taken to know it from elsewhere: then hiding it would protect nothing. */
  readonly known?: boolean;
}

/** That one cell is the sum of others: a margin, a trust of its schools, a base of those retained and those not. */
export interface Sum {
  readonly total: string;
  readonly parts: readonly string[];
  /** Whether the parts are outcomes of one group, so that all or nothing in one tells of everybody. */
  readonly outcomes?: boolean;
}

/**
 * Counts that hang together. Where a total has parts that are not shown, their sum is a cell of its own. A count that
 * can only be 0 (a structural zero) is left out: hiding it would protect nothing.
 */
export interface Table {
  readonly cells: readonly Cell[];
  readonly sums: readonly Sum[];
}

/** A table by places of its cells, in an order of its own: the same however the cells came. */
export interface Indexed {
  readonly ids: readonly string[];
  readonly values: readonly number[];
  /** Whether each is known from elsewhere. */
  readonly known: readonly boolean[];
  readonly sums: readonly IndexedSum[];
}

export interface IndexedSum {
  readonly total: number;
  readonly parts: readonly number[];
  readonly outcomes: boolean;
}

/** @throws RangeError a sum names a cell that is not there or does not add up; a count is no whole number from 0 on */
export function indexed({ cells, sums }: Table): Indexed {
  const sorted = [...cells].sort((one, other) => (one.id < other.id ? -1 : 1));
  const places = new Map(sorted.map(({ id }, place) => [id, place]));
  const values = sorted.map(({ value }) => value);
  if (places.size !== sorted.length) throw new RangeError('Two cells of the table have the same id.');
  if (!values.every((value) => Number.isSafeInteger(value) && value >= 0))
    throw new RangeError('A count of the table is no whole number from 0 on.');
  const placeOf = (id: string): number => {
    const place = places.get(id);
    if (place === undefined) throw new RangeError('A sum names a cell that the table does not have.');
    return place;
  };
  const found = sums.map(({ total, parts, outcomes = false }) => ({
    total: placeOf(total),
    parts: parts.map(placeOf).sort((one, other) => one - other),
    outcomes,
  }));
  for (const { total, parts } of found)
    if (parts.reduce((sum, part) => sum + values[part]!, 0) !== values[total])
      throw new RangeError('The parts of a sum do not add up to its total.');
  return {
    ids: sorted.map(({ id }) => id),
    values,
    known: sorted.map(({ known = false }) => known),
    sums: found.sort(byPlaces),
  };
}

const byPlaces = (one: IndexedSum, other: IndexedSum): number => {
  const different = one.parts.findIndex((part, index) => part !== other.parts[index]);
  return (
    one.total - other.total || (different < 0 ? -1 : one.parts[different]! - (other.parts[different] ?? -1))
  );
};
