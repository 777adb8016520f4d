/** Columns of one length, a row for each that was observed (or for so many alike), in any order. */
export interface Observations {
  /** When it ended or was last in view; 0 is a legal time. In days, months or any other unit, the same for all. */
  readonly exit: ArrayLike<number>;
  /** What happened then: 0 for nothing (censored), from 1 for the events told apart. */
  readonly cause: ArrayLike<number>;
  /** In view only after this time (delayed entry); -Infinity: from the very start. Absent: all were. */
  readonly entry?: ArrayLike<number>;
  /** From 0. Absent: all in one group. */
  readonly group?: ArrayLike<number>;
  /** How many such there are, whole numbers. Absent: one each. */
  readonly count?: ArrayLike<number>;
}

/** Rows by one time, with how many came before each of them: `before[i]` in the rows 0 to i - 1. */
export interface Column {
  readonly time: Float64Array;
  readonly group: Int32Array;
  readonly count: Float64Array;
  readonly before: Float64Array;
}

/** Observations sorted once, for any number of sweeps. */
export interface InTimeOrder {
  /** How many were ever at risk. */
  readonly n: number;
  readonly groups: number;
  readonly causes: number;
  readonly exits: Column & { readonly cause: Int32Array };
  /** Null when all were in view from the start, and so at risk at time zero too. */
  readonly entries: Column | null;
}

export interface Sizes {
  /** Groups and causes there can be, though nobody is in them. Default: up to the last that occurs. */
  readonly groups?: number;
  readonly causes?: number;
}

/**
 * Sorts observations by time. With delayed entry one that ends where it begins was never at risk and is left out.
 *
 * @throws RangeError a time is not a finite number (-Infinity is one for an entry)
 */
export function inTimeOrder(observations: Observations, { groups, causes }: Sizes = {}): InTimeOrder {
  const { exit, entry, cause, group } = observations;
  const rows = Array.from({ length: exit.length }, (_, row) => row);
  if (!rows.every((row) => Number.isFinite(exit[row]) && (!entry || entry[row]! < Infinity)))
    throw new RangeError('Times are finite numbers.');
  const seen = entry ? rows.filter((row) => entry[row]! < exit[row]!) : rows;
  const byExit = sorted(seen, exit);
  const exits = {
    ...columnOf(observations, exit, byExit),
    cause: Int32Array.from(byExit, (row) => cause[row]!),
  };
  return {
    n: exits.before[byExit.length]!,
    groups: groups ?? lastOf(group, rows) + 1,
    causes: causes ?? Math.max(1, lastOf(cause, rows)),
    exits,
    entries: entry ? columnOf(observations, entry, sorted(seen, entry)) : null,
  };
}

/** Rows of one time stay in their order, so that sums come out the same bit by bit. */
const sorted = (rows: readonly number[], time: ArrayLike<number>): Uint32Array =>
  Uint32Array.from(rows).sort((a, b) => time[a]! - time[b]! || a - b);

function columnOf({ group, count }: Observations, time: ArrayLike<number>, rows: Uint32Array): Column {
  const counts = Float64Array.from(rows, (row) => (count ? count[row]! : 1));
  return {
    time: Float64Array.from(rows, (row) => time[row]!),
    group: Int32Array.from(rows, (row) => (group ? group[row]! : 0)),
    count: counts,
    before: runningSum(counts),
  };
}

export function runningSum(counts: Float64Array): Float64Array {
  const before = new Float64Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) before[i + 1] = before[i]! + counts[i]!;
  return before;
}

const lastOf = (column: ArrayLike<number> | undefined, rows: readonly number[]): number =>
  column ? rows.reduce((last, row) => Math.max(last, column[row]!), 0) : 0;
