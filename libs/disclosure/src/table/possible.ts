import type { Profile } from '../profiles/profile.js';

/** Between which counts each cell has been found to be possible so far, with what is shown. */
export interface Possible {
  readonly lowest: number[];
  readonly highest: number[];
}

/** As it is, each cell is possible. */
export const asItIs = (values: readonly number[]): Possible => ({
  lowest: [...values],
  highest: [...values],
});

/** Other counts were found that agree with what is shown. A count is whole, so what is between is the next one inside. */
export function note({ lowest, highest }: Possible, place: number, value: number): void {
  lowest[place] = Math.min(lowest[place]!, Math.ceil(value));
  highest[place] = Math.max(highest[place]!, Math.floor(value));
}

/** What the greatest count that is possible must be at the least: more by one than the threshold. */
export const leastHighest = ({ threshold }: Profile): number => threshold + 1;

/** Whether a hidden cell may be high enough, and is known no closer than to within the threshold. */
export const isProtected = (profile: Profile, { lowest, highest }: Possible, place: number): boolean =>
  highest[place]! >= leastHighest(profile) && highest[place]! - lowest[place]! >= profile.threshold;
