import type { Disclosed } from './figures/disclosed.js';
import type { Ledger } from './ledger/ledger.js';
import { withShown } from './ledger/ledger.js';
import type { Population } from './ledger/population.js';
import type { Profile } from './profiles/profile.js';
import type { Solver } from './solver/linear-programme.js';
import { protectedTable } from './table/protect.js';
import type { Table } from './table/table.js';

/** A table, and whom its cells count: the populations of those cells that are to be shown. */
export interface Counted {
  readonly table: Table;
  readonly populations: ReadonlyMap<string, Population>;
}

/** What a reader is shown of a table, and what they have been shown with it. */
export interface Showing {
  readonly figures: ReadonlyMap<string, Disclosed>;
  readonly ledger: Ledger;
}

/**
 * A table as it may be shown to a reader who was shown all that the ledger has. A cell that would single out a few with
 * what was shown before is hidden as if it were small, and further ones with it; greater populations come first, so that
 * totals stay and details go.
 *
 * The same table after the same ledger gives the same. Who asks again for what was shown is shown it again.
 */
export function showing(
  profile: Profile,
  { table, populations }: Counted,
  ledger: Ledger,
  solver: Solver,
): Showing {
  const order = [...populations].sort(([id, one], [otherId, other]) =>
    one.length === other.length ? (id < otherId ? -1 : 1) : other.length - one.length,
  );
  const refused = new Set<string>();
  for (;;) {
    const figures = protectedTable(profile, table, solver, refused);
    const before = refused.size;
    let next = ledger;
    for (const [id] of order) {
      if (figures.get(id)?.status !== 'SHOWN') continue;
      const told = withAll(next, namedBy(table, populations, id), profile.differencesUnder);
      if (told === null) refused.add(id);
      else next = told;
    }
    if (refused.size === before) return { figures, ledger: next };
  }
}

/** Whom a cell tells of: those it counts and, where it is an outcome of a group, the group, shown or not. */
const namedBy = (
  { sums }: Table,
  populations: ReadonlyMap<string, Population>,
  id: string,
): readonly Population[] => {
  const groups = sums
    .filter(({ outcomes, parts }) => outcomes && parts.includes(id))
    .map(({ total }) => total);
  return [...groups, id].flatMap((cell) => populations.get(cell) ?? []);
};

const withAll = (ledger: Ledger, populations: readonly Population[], under: number): Ledger | null =>
  populations.reduce<Ledger | null>(
    (next, population) => (next === null ? null : withShown(next, population, under)),
    ledger,
  );
