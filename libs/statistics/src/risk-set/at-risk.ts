import type { Column, InTimeOrder } from './observations.js';

/** How many are at risk just before a time, whether or not anything happens then: entry < time <= exit. */
export function atRiskBefore({ n, exits, entries }: InTimeOrder, time: number): number {
  const come = entries ? countBefore(entries, time) : n;
  return come - countBefore(exits, time);
}

/** The last time at which anybody was in view; null when nobody was. */
export const lastFollowUp = ({ exits }: InTimeOrder): number | null => exits.time.at(-1) ?? null;

const countBefore = ({ time, before }: Column, limit: number): number => before[firstNotBelow(time, limit)]!;

/** Index of the first of these sorted times that is not before a limit; their number if all are. */
export function firstNotBelow(times: ArrayLike<number>, limit: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
