import type { Indexed, IndexedSum } from './table.js';

/** Hidden cells that bear on one another while all others stay as they are, with the sums that they are in. */
export interface Connected {
  readonly places: readonly number[];
  readonly sums: readonly IndexedSum[];
}

/** The hidden cells of a table, put together wherever two of them are in one sum. One that is in no sum is none. */
export function connected({ sums }: Indexed, hidden: ReadonlySet<number>): readonly Connected[] {
  const leader = new Map<number, number>();
  const of = (place: number): number => {
    const above = leader.get(place) ?? place;
    if (above === place) return place;
    const top = of(above);
    leader.set(place, top);
    return top;
  };
  const touched = sums.flatMap((sum) => {
    const places = [...sum.parts, sum.total].filter((place) => hidden.has(place));
    const [first] = places;
    if (first === undefined) return [];
    for (const place of places) leader.set(of(place), of(first));
    return [{ sum, places }];
  });
  const found = new Map<number, { places: Set<number>; sums: IndexedSum[] }>();
  for (const { sum, places } of touched) {
    const top = of(places[0]!);
    const together = found.get(top) ?? { places: new Set<number>(), sums: [] };
    found.set(top, together);
    together.sums.push(sum);
    for (const place of places) together.places.add(place);
  }
  return [...found.values()].map(({ places, sums: within }) => ({
    places: [...places].sort((one, other) => one - other),
    sums: within,
  }));
}
