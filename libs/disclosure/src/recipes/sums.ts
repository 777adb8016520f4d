import type { Population } from '../ledger/population.js';
import type { Counted } from '../showing.js';
import type { Cell, Sum } from '../table/table.js';
import { type AnswerCell, idOf } from './cells.js';

/** A place in an answer: a name of a field or a row, any (`*`), or any that is the same throughout a sum (`$year`). */
export type Pattern = readonly string[];

/**
 * That a count is made up of others, as far as they go; who is in none of these is a cell of its own, which a reader
 * works out.
 */
export interface SumRule {
  /** Or a name: what two rules say that parts add up to, though it stands nowhere in the answer. */
  readonly total: Pattern | { readonly made: string };
  readonly parts: readonly Pattern[];
  /** Whether it is one group and what became of it, so that all or nothing in a part tells of everybody. */
  readonly outcomes?: boolean;
}

/** Whom each cell counts, or which events, by its id. */
export type Populations = ReadonlyMap<string, Population>;

/** A table of which some cells of the answer are one and the same. */
export interface CountedOnce extends Counted {
  /** The cell of the table that stands for another one, by the id of that. */
  readonly standsFor: ReadonlyMap<string, string>;
}

/**
 * The counts of an answer as a table, with the cells that a reader can work out and whom they count.
 *
 * Where parts overlap (a teacher of two schools) they add up to more than the total. Then a reader is taken to know what
 * they add up to, as it is hardly more: so a hidden part can no more be had by subtraction than if they did not overlap.
 * A count that is all of its total is no cell of its own.
 *
 * @param eventsOf for each cell that counts events, which
 * @throws Error whom or what a cell counts is not known, or is not so many: then nothing may be shown
 */
export function countedOf(
  cells: readonly AnswerCell[],
  rules: readonly SumRule[],
  populations: Populations,
  eventsOf: Populations = new Map(),
): CountedOnce {
  const found: Cell[] = cells.map(({ path, value }) => ({ id: idOf(path), value }));
  const known = new Map(cells.map((cell) => [idOf(cell.path), checked(cell, populations)]));
  const events = new Map(
    cells.filter(({ of }) => of === 'events').map((cell) => [idOf(cell.path), checkedEvents(cell, eventsOf)]),
  );
  const ids = new Set(found.map(({ id }) => id));
  const sums: Sum[] = [];
  for (const { rule, made } of rules.flatMap((each) =>
    madeUp(cells, each).map((filled) => ({ rule: each, made: filled })),
  )) {
    const { sum, added, rest } = completed(made, rule, known, sums.length);
    sums.push(sum);
    found.push(...added.filter(({ id }) => !ids.has(id)));
    for (const { id } of added) ids.add(id);
    for (const [id, of] of rest)
      for (const counted of [known, events].filter((each) => each.has(of.total)))
        counted.set(id, without(counted, of.total, of.parts));
  }
  return onceEach(found, sums, { populations: known, events });
}

type Counts = Required<Pick<Counted, 'populations' | 'events'>>;

function onceEach(
  cells: readonly Cell[],
  sums: readonly Sum[],
  { populations, events }: Counts,
): CountedOnce {
  const above = new Map<string, string>();
  const topOf = (id: string): string => (above.has(id) ? topOf(above.get(id)!) : id);
  for (const { total, parts } of sums)
    if (parts.length === 1 && topOf(parts[0]!) !== topOf(total)) above.set(topOf(parts[0]!), topOf(total));
  const isOwn = (id: string): boolean => !above.has(id);
  return {
    table: {
      cells: cells.filter(({ id }) => isOwn(id)),
      sums: sums
        .filter(({ parts }) => parts.length > 1)
        .map((sum) => ({ ...sum, total: topOf(sum.total), parts: sum.parts.map(topOf) })),
    },
    populations: new Map([...populations].filter(([id]) => isOwn(id))),
    events: new Map([...events].filter(([id]) => isOwn(id))),
    standsFor: new Map([...above.keys()].map((id) => [id, topOf(id)])),
  };
}

function checked({ path, value, of }: AnswerCell, populations: Populations): Population {
  const who = populations.get(idOf(path)) ?? new Float64Array();
  const isSo =
    of === 'teachers' ? who.length === value : who.length <= value && (who.length > 0 || value === 0);
  if (!isSo) throw new Error(`Those whom ${path[0]} counts are not as many as it says.`);
  return who;
}

/** Told one from another: how many teachers they are of says nothing of that. */
function checkedEvents({ path, value }: AnswerCell, eventsOf: Populations): Population {
  const which = eventsOf.get(idOf(path)) ?? new Float64Array();
  if (which.length !== value)
    throw new Error(`The events that ${path[0]} counts are not as many as it says.`);
  return which;
}

interface MadeUp {
  /** Or the id of one that stands nowhere in the answer. */
  readonly total: AnswerCell | string;
  readonly parts: readonly AnswerCell[];
}

/** One for each way in which the `$` names can be filled; a name may stand in the parts only. */
function madeUp(cells: readonly AnswerCell[], { total, parts }: SumRule): readonly MadeUp[] {
  const isThere = !('made' in total);
  const namesIn = (patterns: readonly Pattern[]): readonly string[] =>
    [...new Set(patterns.flat().filter((each) => each.startsWith('$')))].sort();
  const names = isThere ? namesIn([total]) : [];
  const allNames = namesIn(isThere ? [total, ...parts] : parts);
  const totals = new Map<string, AnswerCell>();
  for (const cell of isThere ? cells : []) {
    const bound = match(total as Pattern, cell.path);
    if (bound) totals.set(keyOf(names, bound), cell);
  }
  const found = new Map<string, { total: AnswerCell | string; parts: AnswerCell[] }>();
  for (const pattern of parts)
    for (const cell of cells) {
      const bound = match(pattern, cell.path);
      const of = bound && (isThere ? totals.get(keyOf(names, bound)) : total.made + keyOf(allNames, bound));
      if (!bound || of === undefined || of === null) continue;
      const key = keyOf(allNames, bound);
      const made = found.get(key) ?? { total: of, parts: [] };
      found.set(key, made);
      made.parts.push(cell);
    }
  return [...found.values()];
}

const keyOf = (names: readonly string[], bound: ReadonlyMap<string, string>): string =>
  JSON.stringify(names.map((name) => bound.get(name)));

function match(pattern: Pattern, path: readonly string[]): ReadonlyMap<string, string> | null {
  if (pattern.length !== path.length) return null;
  const bound = new Map<string, string>();
  for (const [place, wanted] of pattern.entries()) {
    if (wanted.startsWith('$')) bound.set(wanted, path[place]!);
    else if (wanted !== '*' && wanted !== path[place]) return null;
  }
  return bound;
}

interface Completed {
  readonly sum: Sum;
  readonly added: readonly Cell[];
  /** Of what the cell that is left over is what is left, by its id. */
  readonly rest: ReadonlyMap<string, Sum>;
}

function completed(made: MadeUp, rule: SumRule, known: Populations, place: number): Completed {
  const { total, parts } = made;
  const ids = parts.map(({ path }) => idOf(path));
  const together = parts.reduce((sum, { value }) => sum + value, 0);
  if (typeof total === 'string')
    return { sum: { total, parts: ids }, added: [{ id: total, value: together }], rest: new Map() };
  const id = idOf(total.path);
  const others = without(known, id, ids);
  const overlaps = together > total.value;
  const rest = { id: `${id} else ${place}`, value: overlaps ? others.length : total.value - together };
  const hasRest = rest.value > 0 || rule.outcomes === true;
  const all = { id: `${id} in parts ${place}`, value: together + others.length, known: true };
  return {
    sum: {
      total: overlaps ? all.id : id,
      parts: hasRest ? [...ids, rest.id] : ids,
      outcomes: rule.outcomes === true && !overlaps,
    },
    added: [...(hasRest ? [rest] : []), ...(overlaps ? [all] : [])],
    rest: new Map(hasRest ? [[rest.id, { total: id, parts: ids }]] : []),
  };
}

function without(counted: Populations, total: string, parts: readonly string[]): Population {
  const inParts = new Set(parts.flatMap((part) => [...(counted.get(part) ?? [])]));
  return counted.get(total)!.filter((key) => !inParts.has(key));
}
