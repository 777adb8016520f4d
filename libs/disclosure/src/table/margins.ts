import type { Cell, Sum, Table } from './table.js';

/** One thing that a table is broken down by: its values, each with what it is a part of. */
export interface Dimension {
  /** Value to what it is summed up in (school to trust, trust to all); null where it is in no sum of the table. */
  readonly within: ReadonlyMap<string, string | null>;
  /** Whether the values are outcomes of one group, such as retained and not retained. */
  readonly outcomes?: boolean;
}

/** A count of those with one value in each dimension: a value that nothing is within. */
export interface Counted {
  readonly at: readonly string[];
  readonly value: number;
}

/** The total that a dimension is summed up in where nothing else is said. */
export const ALL = 'all';

/** A dimension of values that add up to all. */
export const flat = (values: readonly string[], outcomes = false): Dimension => ({
  within: new Map<string, string | null>([...values.map((value) => [value, ALL] as const), [ALL, null]]),
  outcomes,
});

/** The id of the cell with these values, one of each dimension in order. */
export const cellAt = (at: readonly string[]): string => JSON.stringify(at);

/** A table of counts with all its margins, of any number of dimensions, each of any number of levels. */
export function withMargins(dimensions: readonly Dimension[], counts: readonly Counted[]): Table {
  const totals = new Map<string, { at: readonly string[]; value: number }>();
  for (const { at, value } of counts)
    for (const place of crossed(at.map((value, index) => upwards(dimensions[index]!, value)))) {
      const id = cellAt(place);
      totals.set(id, { at: place, value: (totals.get(id)?.value ?? 0) + value });
    }
  const cells: Cell[] = [...totals].map(([id, { value }]) => ({ id, value }));
  return { cells, sums: [...totals.values()].flatMap(({ at }) => sumsAt(dimensions, totals, at)) };
}

function upwards({ within }: Dimension, value: string): readonly string[] {
  const above = within.get(value);
  return above === undefined || above === null ? [value] : [value, ...upwards({ within }, above)];
}

const crossed = (choices: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  choices.reduce<readonly (readonly string[])[]>(
    (places, values) => places.flatMap((place) => values.map((value) => [...place, value])),
    [[]],
  );

function sumsAt(
  dimensions: readonly Dimension[],
  cells: ReadonlyMap<string, unknown>,
  at: readonly string[],
): readonly Sum[] {
  return dimensions.flatMap(({ within, outcomes = false }, index) => {
    const below = [...within.keys()].filter((value) => within.get(value) === at[index]);
    const parts = below.map((value) => cellAt(at.with(index, value))).filter((id) => cells.has(id));
    return parts.length === 0 ? [] : [{ total: cellAt(at), parts, outcomes }];
  });
}
