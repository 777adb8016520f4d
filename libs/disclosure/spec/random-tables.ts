import { randomFrom } from '#statistics/random';
import type { Dimension } from '../src/table/margins.js';
import { ALL, flat, withMargins } from '../src/table/margins.js';
import type { Table } from '../src/table/table.js';

/** Retained or not, of a base: outcomes that tell of everybody when they are all or none. */
const OUTCOMES = flat(['retained', 'not retained'], true);

const named = (letter: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

/** Schools in trusts, trusts in all. */
const nested = (trusts: number, schools: number): Dimension => ({
  within: new Map<string, string | null>([
    ...named('T', trusts).flatMap((trust) =>
      named(`${trust}S`, schools).map((school) => [school, trust] as const),
    ),
    ...named('T', trusts).map((trust) => [trust, ALL] as const),
    [ALL, null],
  ]),
});

const isLeaf = (dimension: Dimension, value: string): boolean =>
  ![...dimension.within.values()].includes(value);

/** A table of invented counts, many of them small: two or three dimensions, with levels or outcomes. */
export function randomTable(seed: number): Table {
  const random = randomFrom(seed);
  const shapes: readonly (readonly Dimension[])[] = [
    [flat(named('A', 2 + random.below(5))), flat(named('B', 2 + random.below(5)))],
    [flat(named('A', 2 + random.below(4))), OUTCOMES],
    [nested(2 + random.below(2), 1 + random.below(3)), OUTCOMES],
    [flat(named('A', 2 + random.below(2))), flat(named('B', 2 + random.below(2))), OUTCOMES],
  ];
  const dimensions = shapes[random.below(shapes.length)]!;
  const size = [4, 12, 40][random.below(3)]!;
  const places = dimensions
    .map((dimension) => [...dimension.within.keys()].filter((value) => isLeaf(dimension, value)))
    .reduce<string[][]>((all, values) => all.flatMap((at) => values.map((value) => [...at, value])), [[]]);
  return withMargins(
    dimensions,
    places.map((at) => ({ at, value: random.below(6) === 0 ? 0 : random.below(size) + random.below(size) })),
  );
}

/** A table of several hundred cells: schools in trusts by phase and outcome. */
export function largeTable(seed: number): Table {
  const random = randomFrom(seed);
  const dimensions = [nested(3, 3), flat(named('P', 3)), OUTCOMES];
  const places = dimensions
    .map((dimension) => [...dimension.within.keys()].filter((value) => isLeaf(dimension, value)))
    .reduce<string[][]>((all, values) => all.flatMap((at) => values.map((value) => [...at, value])), [[]]);
  return withMargins(
    dimensions,
    places.map((at) => ({ at, value: random.below(4) === 0 ? random.below(4) : random.below(60) })),
  );
}
