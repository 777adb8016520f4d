import { type Disclosed, notApplicable, shown, suppressed } from '#disclosure/figures/disclosed';
import { profiles } from '#disclosure/profiles/profiles';
import type { Solver } from '#disclosure/solver/linear-programme';
import { protectedTable } from '#disclosure/table/protect';
import type { Cell, Sum } from '#disclosure/table/table';
import type { Figure } from './figures.js';

/** What is made to be published is shown as to everybody. */
const PROFILE = profiles.public;

type Row = Figure['rows'][number];

/** The counts of a row as they may be published. */
export interface DisclosedRow {
  readonly eligible: Disclosed;
  /** Not applicable where the day has not come to all. */
  readonly retained: Disclosed;
}

/**
 * The counts of one cohort, of all and by route, as they may be published: the routes add up to all but for those of no
 * known route, and those retained and those not to those whose day has come.
 *
 * @param parts rows of each route, a row a year
 */
export function disclosedCohort(
  all: readonly Row[],
  parts: ReadonlyMap<string, readonly Row[]>,
  total: string,
  solver: Solver,
): (name: string, year: number) => DisclosedRow {
  const named = new Map([[total, all], ...parts]);
  const cells = new Map<string, number>();
  const sums: Sum[] = [];
  for (const [name, rows] of named) for (const row of rows) sums.push(...ofRow(name, row, cells));
  for (const id of [...cells.keys()].filter((each) => nameIn(each) === total))
    sums.push(byRoute(id, [...parts.keys()], cells));
  const table: readonly Cell[] = [...cells].map(([id, value]) => ({ id, value }));
  const figures = protectedTable(PROFILE, { cells: table, sums }, solver);
  const rowAt = (name: string, year: number): Row | undefined =>
    named.get(name)?.find((row) => row['year'] === year);
  return (name, year) => {
    const row = rowAt(name, year);
    if (!row) return { eligible: shown(0), retained: shown(0) };
    const retained = figures.get(idOf(name, year, 'retained')) ?? notApplicable;
    return { eligible: figures.get(eligibleId(name, row)) ?? suppressed, retained };
  };
}

const idOf = (name: string, year: number | null, count: string): string =>
  JSON.stringify([name, year, count]);

const nameIn = (id: string): unknown => (JSON.parse(id) as readonly unknown[])[0];

/** Where the day has come to all, they are the cohort, in whichever year. */
const eligibleId = (name: string, { n, eligible, year }: Row): string =>
  n === eligible ? idOf(name, null, 'n') : idOf(name, Number(year), 'eligible');

/** The cells of a row, and what they add up to. */
function ofRow(name: string, row: Row, cells: Map<string, number>): readonly Sum[] {
  const [n, eligible, year] = [Number(row['n']), Number(row['eligible']), Number(row['year'])];
  const base = eligibleId(name, row);
  cells.set(idOf(name, null, 'n'), n).set(base, eligible);
  const sums: Sum[] = [];
  if (n !== eligible) {
    cells.set(idOf(name, year, 'to come'), n - eligible);
    sums.push({ total: idOf(name, null, 'n'), parts: [base, idOf(name, year, 'to come')] });
  }
  if (row['retained'] === null) return sums;
  const parts = ['retained', 'gone'].map((count) => idOf(name, year, count));
  cells.set(parts[0]!, Number(row['retained'])).set(parts[1]!, eligible - Number(row['retained']));
  return [...sums, { total: base, parts, outcomes: true }];
}

/** A count of all is that of every route, and of those of none. */
function byRoute(id: string, routes: readonly string[], cells: Map<string, number>): Sum {
  const [, year, count] = JSON.parse(id) as [string, number | null, string];
  const parts = routes.map((route) => idOf(route, year, count)).filter((each) => cells.has(each));
  const rest = cells.get(id)! - parts.reduce((sum, each) => sum + cells.get(each)!, 0);
  const other = JSON.stringify(['else', year, count]);
  if (rest <= 0) return { total: id, parts };
  cells.set(other, rest);
  return { total: id, parts: [...parts, other] };
}
