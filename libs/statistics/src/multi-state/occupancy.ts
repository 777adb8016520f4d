import { afterSteps, type Course, type Step, timesOf } from './course.js';

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
export function occupancy(course: Course, times: readonly number[]): readonly (readonly number[] | null)[] {
  const ascending = [...new Set(times)].sort((a, b) => a - b);
  const found = new Map<number, readonly number[]>();
  const longest = course.steps.at(-1)?.time ?? -Infinity;
  const inStates = [...course.starts];
  const total = inStates.reduce((sum, count) => sum + count, 0);
  let shares: readonly number[] = inStates.map((count) => count / total);
  let next = 0;
  const noteUntil = (limit: number): void => {
    for (; next < ascending.length && ascending[next]! < limit; next += 1)
      found.set(ascending[next]!, shares);
  };
  for (const [time, steps] of timesOf(course.steps)) {
    noteUntil(time);
    shares = moved(shares, steps, inStates);
    afterSteps(inStates, steps);
  }
  noteUntil(Infinity);
  return times.map((time) => (time > longest ? null : found.get(time)!));
}

/** What stays is a product, not a difference: a state that all leave ends at 0, never below. */
function moved(
  shares: readonly number[],
  steps: readonly Step[],
  inStates: readonly number[],
): readonly number[] {
  const moves = steps.filter((step): step is Move => step.to !== null);
  const leaving = shares.map(() => 0);
  for (const { from, count } of moves) leaving[from]! += count;
  const after = shares.map((share, state) =>
    leaving[state] === 0 ? share : (share * (inStates[state]! - leaving[state]!)) / inStates[state]!,
  );
  for (const { from, to, count } of moves) after[to]! += (shares[from]! * count) / inStates[from]!;
  return after;
}

type Move = Step & { readonly to: number };
