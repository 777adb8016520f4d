import { type Course, type Step, type StepColumns, stepColumns } from './course.js';

/**
 * The share of careers in each state at given times, by Aalen & Johansen (1978, Scand J Stat 5:141): from the shares
 * in which they begin, step by step p(t) = p(t−) (I + dA(t)), where dA holds the moves of that time divided by how
 * many were in the state left just before it. All moves of a time start from what its opening leaves: none is taken
 * after another. Who is no longer followed is taken to go on as those still followed do.
 *
 * State occupancy needs no Markov assumption (Datta & Satten 2001, Stat Prob Lett 55:403). The shares of a time add
 * up to 1. Null for a time beyond the longest follow-up, and for all when nobody is followed.
 *
 * @param times in any order
 */
export function occupancy({ starts, steps }: Course, times: readonly number[]): readonly Shares[] {
  const counts = Int32Array.from(steps, ({ count }: Step) => count);
  return occupancyAlong(stepColumns(steps), counts, starts, times);
}

/** Of each state, or null where nothing is known. */
export type Shares = readonly number[] | null;

/** The same for steps of which each happened so many times (`counts`), maybe never. */
export function occupancyAlong(
  columns: StepColumns,
  counts: Int32Array,
  starts: readonly number[],
  times: readonly number[],
): readonly Shares[] {
  const standing = standingAtStart(starts);
  const ascending = [...new Set(times)].sort((a, b) => a - b);
  const found = new Map<number, Shares>();
  let longest = -Infinity;
  let row = 0;
  for (const time of ascending) {
    while (row < counts.length && columns.time[row]! <= time) {
      const next = nextTime(columns, row);
      if (moveAll(columns, counts, row, next, standing)) longest = columns.time[row]!;
      row = next;
    }
    found.set(time, [...standing.shares]);
  }
  for (; row < counts.length; row += 1) if (counts[row]! > 0) longest = Infinity;
  return times.map((time) => (time > longest ? null : found.get(time)!));
}

/** The first row of the time after that of a row. */
function nextTime({ time }: StepColumns, row: number): number {
  let next = row;
  while (next < time.length && time[next] === time[row]) next += 1;
  return next;
}

/** Of each state. The last three are of one time only, kept here so that none has to be made for each. */
interface Standing {
  readonly shares: Float64Array;
  readonly inStates: Float64Array;
  readonly leaving: Float64Array;
  readonly arriving: Float64Array;
  readonly change: Float64Array;
}

function standingAtStart(starts: readonly number[]): Standing {
  const total = starts.reduce((sum, count) => sum + count, 0);
  return {
    shares: Float64Array.from(starts, (count) => count / total),
    inStates: Float64Array.from(starts),
    leaving: new Float64Array(starts.length),
    arriving: new Float64Array(starts.length),
    change: new Float64Array(starts.length),
  };
}

/** Takes the steps of one time from its opening shares and numbers. False if none of them happened. */
function moveAll(
  { from, to }: StepColumns,
  counts: Int32Array,
  first: number,
  next: number,
  standing: Standing,
): boolean {
  const { shares, inStates, leaving, arriving, change } = standing;
  let happened = false;
  for (let row = first; row < next; row += 1) {
    const count = counts[row]!;
    if (count === 0) continue;
    happened = true;
    const left = from[row]!;
    const reached = to[row]!;
    change[left]! -= count;
    if (reached < 0) continue;
    change[reached]! += count;
    leaving[left]! += count;
    arriving[reached]! += (shares[left]! * count) / inStates[left]!;
  }
  if (happened) settle(standing);
  return happened;
}

/** What stays is a product, not a difference: a state that all leave ends at 0, never below. */
function settle({ shares, inStates, leaving, arriving, change }: Standing): void {
  for (let state = 0; state < shares.length; state += 1) {
    if (leaving[state]! > 0) shares[state]! *= (inStates[state]! - leaving[state]!) / inStates[state]!;
    shares[state]! += arriving[state]!;
    inStates[state]! += change[state]!;
    leaving[state] = 0;
    arriving[state] = 0;
    change[state] = 0;
  }
}
