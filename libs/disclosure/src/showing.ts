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
  /** Of cells that count events, which these are: the same teachers may have had more of them. */
  readonly events?: ReadonlyMap<string, Population>;
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
export function showing(profile: Profile, counted: Counted, ledger: Ledger, solver: Solver): Showing {
  const bySize = [...counted.populations].sort(([id, one], [otherId, other]) =>
    one.length === other.length ? (id < otherId ? -1 : 1) : other.length - one.length,
  );
  const order = bySize.map(([id]) => id);
  const byItself = protectedTable(profile, counted.table, solver);
  const all = told(profile, counted, ledger, order.filter(isShownIn(byItself)));
  if (all.refused.size === 0) return { figures: byItself, ledger: all.ledger };
  const hidden = [...byItself.keys()].filter((id) => !isShownIn(byItself)(id));
  const figures = protectedTable(profile, counted.table, solver, new Set([...hidden, ...all.refused]));
  // What is hidden for the sake of what was refused is not kept: fewer cells single out no more.
  return { figures, ledger: told(profile, counted, ledger, order.filter(isShownIn(figures))).ledger };
}

const isShownIn =
  (figures: ReadonlyMap<string, Disclosed>) =>
  (id: string): boolean =>
    figures.get(id)?.status === 'SHOWN';

/** The ledger with these cells, one after another, and which of them it may not have. */
function told(
  { differencesUnder }: Profile,
  { table, populations, events }: Counted,
  ledger: Ledger,
  cells: readonly string[],
): { readonly ledger: Ledger; readonly refused: ReadonlySet<string> } {
  const refused = new Set<string>();
  const groups = groupsOf(table);
  let next = ledger;
  for (const id of cells) {
    const found = withAll(next, namedBy(groups, [populations, events], id), differencesUnder);
    if (found === null) refused.add(id);
    else next = found;
  }
  return { ledger: next, refused };
}

/** Of which groups each cell is an outcome. */
function groupsOf({ sums }: Table): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const { outcomes, parts, total } of sums)
    if (outcomes) for (const part of parts) groups.set(part, [...(groups.get(part) ?? []), total]);
  return groups;
}

/**
 * Of whom a cell tells, and of which events: those it counts and, where it is an outcome of a group, the group, shown or
 * not.
 */
const namedBy = (
  groups: ReadonlyMap<string, readonly string[]>,
  counted: readonly (ReadonlyMap<string, Population> | undefined)[],
  id: string,
): readonly Population[] =>
  [...(groups.get(id) ?? []), id].flatMap((cell) => counted.flatMap((each) => each?.get(cell) ?? []));

const withAll = (ledger: Ledger, populations: readonly Population[], under: number): Ledger | null =>
  populations.reduce<Ledger | null>(
    (next, population) => (next === null ? null : withShown(next, population, under)),
    ledger,
  );
