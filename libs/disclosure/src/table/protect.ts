import { rounded } from '../figures/count.js';
import { shown, suppressed } from '../figures/disclosed.js';
import type { Disclosed } from '../figures/disclosed.js';
import { hidesNothing } from '../profiles/profile.js';
import type { Profile } from '../profiles/profile.js';
import type { Solver } from '../solver/linear-programme.js';
import { primary } from './primary.js';
import { secondary } from './secondary.js';
import { indexed } from './table.js';
import type { Table } from './table.js';

/**
 * The cells of a table as they may be shown, by their ids. The same table gives the same, in whatever order its cells
 * come.
 *
 * @param alsoHidden ids of cells that must be hidden for another reason, such as differencing
 * @throws RangeError a sum names a cell that is not there or does not add up; a count is no whole number from 0 on
 */
export function protectedTable(
  profile: Profile,
  table: Table,
  solver: Solver,
  alsoHidden: ReadonlySet<string> = new Set(),
): ReadonlyMap<string, Disclosed> {
  if (hidesNothing(profile)) return new Map(table.cells.map(({ id, value }) => [id, shown(value)]));
  const cells = indexed(table);
  const marked = primary(profile, cells);
  cells.ids.forEach((id, place) => alsoHidden.has(id) && marked.add(place));
  const hidden = profile.secondary ? secondary(profile, cells, marked, solver) : marked;
  return new Map(
    cells.ids.map((id, place) => [
      id,
      hidden.has(place) ? suppressed : shown(rounded(profile, cells.values[place]!)),
    ]),
  );
}
