import { quantile } from '../quantiles.js';
import { type Random, randomFrom } from '../random.js';
import { type Course, inOrder, type Path, type Step, stepsOf } from './course.js';
import { occupancy } from './occupancy.js';

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
): readonly (readonly Limits[] | null)[] {
  const sample = sampler(states, paths);
  const random = randomFrom(seed);
  const samples = Array.from({ length: replicates }, () => occupancy(sample(random), times));
  return times.map((_, index) => {
    const known = samples.map((shares) => shares[index]!).filter((shares) => shares !== null);
    return known.length === 0
      ? null
      : Array.from({ length: states }, (__, state) => limitsOf(known, state, level));
  });
}

function limitsOf(samples: readonly (readonly number[])[], state: number, level: number): Limits {
  const shares = Float64Array.from(samples, (ofSample) => ofSample[state]!).sort();
  return { lower: quantile(shares, (1 - level) / 2)!, upper: quantile(shares, (1 + level) / 2)! };
}

/** Draws courses. Each path is held as the places of its steps, so that a sample is only counted up. */
function sampler(states: number, paths: readonly Path[]): (random: Random) => Course {
  const followed = paths.filter(({ followUp }) => followUp > 0);
  const { steps, places } = placed(followed);
  return (random) => {
    const starts = new Array<number>(states).fill(0);
    const counts = new Int32Array(steps.length);
    for (let drawn = 0; drawn < followed.length; drawn += 1) {
      const index = random.below(followed.length);
      starts[followed[index]!.start]! += 1;
      for (const place of places[index]!) counts[place]! += 1;
    }
    return {
      starts,
      steps: steps.map((step, at) => ({ ...step, count: counts[at]! })).filter(({ count }) => count > 0),
    };
  };
}

interface Placed {
  readonly steps: readonly Omit<Step, 'count'>[];
  /** Of each path. */
  readonly places: readonly (readonly number[])[];
}

function placed(paths: readonly Path[]): Placed {
  const keyOf = ({ time, from, to }: Omit<Step, 'count'>): string => `${time} ${from} ${String(to)}`;
  const ofPaths = paths.map(stepsOf);
  const distinct = new Map(ofPaths.flat().map((step) => [keyOf(step), step]));
  const steps = [...distinct.values()].sort(inOrder);
  const placeOf = new Map(steps.map((step, place) => [keyOf(step), place]));
  return { steps, places: ofPaths.map((ofPath) => ofPath.map((step) => placeOf.get(keyOf(step))!)) };
}
