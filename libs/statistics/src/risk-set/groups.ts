import { type Column, type InTimeOrder, runningSum } from './observations.js';

/** All in one group, as if they had never been told apart. */
export const pooled = (observed: InTimeOrder): InTimeOrder => ({
  ...observed,
  groups: 1,
  exits: { ...observed.exits, group: new Int32Array(observed.exits.group.length) },
  entries: observed.entries && { ...observed.entries, group: new Int32Array(observed.entries.group.length) },
});

/** Each group by itself, in the order of their numbers; none has to be sorted again. */
export function byGroup(observed: InTimeOrder): readonly InTimeOrder[] {
  const exits = rowsByGroup(observed.exits, observed.groups);
  const entries = observed.entries && rowsByGroup(observed.entries, observed.groups);
  return exits.map((rows, group) => pooled(chosen(observed, rows, entries && entries[group]!)));
}

/** Only these groups, numbered anew in this order. */
export function onlyGroups(observed: InTimeOrder, wanted: readonly number[]): InTimeOrder {
  const number = new Map(wanted.map((group, index) => [group, index]));
  const rowsIn = ({ group }: Column): number[] =>
    Array.from(group.keys()).filter((row) => number.has(group[row]!));
  const { exits, entries } = chosen(
    observed,
    rowsIn(observed.exits),
    observed.entries && rowsIn(observed.entries),
  );
  const renumbered = <C extends Column>(column: C): C => ({
    ...column,
    group: column.group.map((group) => number.get(group)!),
  });
  return {
    ...observed,
    n: exits.before.at(-1)!,
    groups: wanted.length,
    exits: renumbered(exits),
    entries: entries && renumbered(entries),
  };
}

function rowsByGroup({ group }: Column, groups: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: groups }, () => []);
  group.forEach((of, row) => rows[of]!.push(row));
  return rows;
}

function chosen(
  observed: InTimeOrder,
  exitRows: readonly number[],
  entryRows: readonly number[] | null,
): InTimeOrder {
  const cause = Int32Array.from(exitRows, (row) => observed.exits.cause[row]!);
  const exits = { ...picked(observed.exits, exitRows), cause };
  const entries = observed.entries && entryRows && picked(observed.entries, entryRows);
  return { ...observed, n: exits.before.at(-1)!, exits, entries };
}

function picked({ time, group, count }: Column, rows: readonly number[]): Column {
  const counts = Float64Array.from(rows, (row) => count[row]!);
  return {
    time: Float64Array.from(rows, (row) => time[row]!),
    group: Int32Array.from(rows, (row) => group[row]!),
    count: counts,
    before: runningSum(counts),
  };
}
