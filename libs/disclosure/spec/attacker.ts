import type { Disclosed } from '../src/figures/disclosed.js';
import { shownAs } from '../src/figures/count.js';
import type { Profile } from '../src/profiles/profile.js';
import type { Column, Solver } from '../src/solver/linear-programme.js';
import type { Sum } from '../src/table/table.js';

/** Between which whole numbers whoever sees a table knows a hidden cell of it to be. */
export interface Recovered {
  readonly id: string;
  readonly lower: number;
  readonly upper: number;
}

const NOBODY_HAS_MORE = 1e5;

/** Whoever sees the figures and knows which are sums of which, and nothing else: the attacker's problem by LP. */
export function recovered(
  profile: Profile,
  published: ReadonlyMap<string, Disclosed>,
  sums: readonly Sum[],
  solver: Solver,
): readonly Recovered[] {
  const ids = [...published.keys()];
  const places = new Map(ids.map((id, place) => [id, place]));
  const columns = [...published.values()].map((figure): Column => {
    if (figure.status !== 'SHOWN') return { lower: 0, upper: NOBODY_HAS_MORE };
    const [lower, upper] = shownAs(profile, figure.value);
    return { lower, upper };
  });
  const balances = sums.map(
    ({ total, parts }) =>
      new Map([...parts.map((part) => [places.get(part)!, 1] as const), [places.get(total)!, -1]]),
  );
  const searcher = solver({ columns, balances });
  const extreme = (place: number, cost: number): number => {
    searcher.price(place, cost);
    const found = searcher.least()![place]!;
    searcher.price(place, 0);
    return found;
  };
  const hidden = ids.filter((id) => published.get(id)!.status !== 'SHOWN');
  const bounds = hidden.map((id) => ({
    id,
    lower: Math.ceil(extreme(places.get(id)!, 1)),
    upper: Math.floor(extreme(places.get(id)!, -1)),
  }));
  searcher.close();
  return bounds;
}
