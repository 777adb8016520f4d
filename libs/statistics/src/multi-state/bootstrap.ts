import { quantile } from '../quantiles.js';
import { randomFrom } from '../random.js';
import { inOrder, type Path, type Step, stepColumns, stepsOf } from './course.js';
import { occupancyAlong, type Shares } from './occupancy.js';

export interface BandSettings {
  /** How many samples are drawn; 500 to 1,000 are usual. */
  readonly replicates: number;
  /** The same seed gives the same band. */
  readonly seed: number;
  /** For example 0.95. */
  readonly level: number;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Limits of the occupancy of each state at each time: percentiles (R type 7) of the occupancy in samples of as many
 * careers, drawn with replacement from those given. Whole careers are drawn, as the moves within one depend on each
 * other (Efron & Tibshirani 1993, An Introduction to the Bootstrap, ch. 13).
 *
 * Null where the occupancy is. A sample whose own follow-up ends before a time has no say there.
 */
export function occupancyBand(
  states: number,
  paths: readonly Path[],
  times: readonly number[],
  { replicates, seed, level }: BandSettings,
): readonly Band[] {
  const sample = occupancySampler(states, paths, times, seed);
  return bandOf(Array.from({ length: replicates }, sample), level);
}

/** Of each state, or null where nothing is known. */
export type Band = readonly Limits[] | null;

/** The percentiles of samples of the occupancy at the same times (`occupancySampler`). */
export const bandOf = (samples: readonly (readonly Shares[])[], level: number): readonly Band[] =>
  (samples[0] ?? []).map((_, index) => {
    const known = samples.map((shares) => shares[index]!).filter((shares) => shares !== null);
    return known.length === 0 ? null : known[0]!.map((__, state) => limitsOf(known, state, level));
  });

function limitsOf(samples: readonly (readonly number[])[], state: number, level: number): Limits {
  const shares = Float64Array.from(samples, (ofSample) => ofSample[state]!).sort();
  return { lower: quantile(shares, (1 - level) / 2)!, upper: quantile(shares, (1 + level) / 2)! };
}

/**
 * Draws samples, one at each call: for those who have other things to do between two. Each path is held as the places
 * of its steps, so that a sample is only counted up.
 */
export function occupancySampler(
  states: number,
  paths: readonly Path[],
  times: readonly number[],
  seed: number,
): () => readonly Shares[] {
  const random = randomFrom(seed);
  const followed = paths.filter(({ followUp }) => followUp > 0);
  const startOf = Int32Array.from(followed, ({ start }) => start);
  const { steps, first, places } = placed(followed);
  const columns = stepColumns(steps);
  return () => {
    const starts = new Array<number>(states).fill(0);
    const counts = new Int32Array(steps.length);
    for (let drawn = 0; drawn < startOf.length; drawn += 1) {
      const index = random.below(startOf.length);
      starts[startOf[index]!]! += 1;
      for (let at = first[index]!; at < first[index + 1]!; at += 1) counts[places[at]!]! += 1;
    }
    return occupancyAlong(columns, counts, starts, times);
  };
}

interface Placed {
  readonly steps: readonly Omit<Step, 'count'>[];
  /** Places of the steps of all paths, one path after another; `first` tells where each begins, and where the last ends. */
  readonly places: Int32Array;
  readonly first: Int32Array;
}

function placed(paths: readonly Path[]): Placed {
  const keyOf = ({ time, from, to }: Omit<Step, 'count'>): string => `${time} ${from} ${String(to)}`;
  const ofPaths = paths.map(stepsOf);
  const all = ofPaths.flat();
  const distinct = new Map(all.map((step) => [keyOf(step), step]));
  const steps = [...distinct.values()].sort(inOrder);
  const placeOf = new Map(steps.map((step, place) => [keyOf(step), place]));
  const first = new Int32Array(paths.length + 1);
  ofPaths.forEach((ofPath, index) => {
    first[index + 1] = first[index]! + ofPath.length;
  });
  return { steps, places: Int32Array.from(all, (step) => placeOf.get(keyOf(step))!), first };
}
