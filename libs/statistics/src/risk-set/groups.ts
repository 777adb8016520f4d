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

/** Two groups, each by itself in one set of observations, as 0 and 1 of a set of two. Merged, as both are in order. */
export function sideBySide(one: InTimeOrder, other: InTimeOrder): InTimeOrder {
  const exits = {
    ...chained(one.exits, other.exits),
    cause: Int32Array.from(joined(Float64Array.from(one.exits.cause), Float64Array.from(other.exits.cause))),
  };
  const entries = one.entries && other.entries && chained(one.entries, other.entries);
  const both = { ...one, groups: 2, exits, entries };
  const entryRows = entries && mergedRows(one.entries!.time, other.entries!.time);
  return chosen(both, mergedRows(one.exits.time, other.exits.time), entryRows);
}

/** The rows of one after those of the other, not yet in order. */
function chained(one: Column, other: Column): Unordered {
  const time = joined(one.time, other.time);
  return {
    time,
    group: new Int32Array(time.length).fill(1, one.time.length),
    count: joined(one.count, other.count),
  };
}

function joined(one: Float64Array, other: Float64Array): Float64Array {
  const both = new Float64Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The rows of two chained columns in the order of their times; of one time, those of the first come first. */
function mergedRows(one: Float64Array, other: Float64Array): Int32Array {
  const rows = new Int32Array(one.length + other.length);
  let [a, b] = [0, 0];
  for (let row = 0; row < rows.length; row++) {
    const isFirst = b === other.length || (a < one.length && one[a]! <= other[b]!);
    rows[row] = isFirst ? a++ : one.length + b++;
  }
  return rows;
}

function rowsByGroup({ group }: Column, groups: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: groups }, () => []);
  group.forEach((of, row) => rows[of]!.push(row));
  return rows;
}

type Unordered = Omit<Column, 'before'>;

function chosen(
  observed: Pick<InTimeOrder, 'groups' | 'causes'> & {
    readonly exits: Unordered & { readonly cause: Int32Array };
    readonly entries: Unordered | null;
  },
  exitRows: ArrayLike<number>,
  entryRows: ArrayLike<number> | null,
): InTimeOrder {
  const cause = Int32Array.from(exitRows, (row) => observed.exits.cause[row]!);
  const exits = { ...picked(observed.exits, exitRows), cause };
  const entries = observed.entries && entryRows && picked(observed.entries, entryRows);
  return { ...observed, n: exits.before.at(-1)!, exits, entries };
}

function picked({ time, group, count }: Unordered, rows: ArrayLike<number>): Column {
  const counts = Float64Array.from(rows, (row) => count[row]!);
  return {
    time: Float64Array.from(rows, (row) => time[row]!),
    group: Int32Array.from(rows, (row) => group[row]!),
    count: counts,
    before: runningSum(counts),
  };
}
