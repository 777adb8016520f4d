import type { Random } from '../random.js';
import { randomFrom } from '../random.js';
import { binomialQuantile } from './binomial.js';

/** So many people who were each seen so often, and so often had it happen to them. */
export interface Alike {
  readonly people: number;
  readonly seen: number;
  readonly happened: number;
}

/** What happened to a sample of people, of how often they were seen. */
export interface Drawn {
  readonly part: number;
  readonly whole: number;
}

/** 500 to 1,000 are usual. */
const SAMPLES = 500;
const WORDS = 2 ** 32;

/**
 * How often something might have happened: samples of as many people, drawn with replacement from those there were. Whole
 * people are drawn, as what is seen of one in several years belongs together (Efron & Tibshirani 1993, An
 * Introduction to the Bootstrap, ch. 13). How many of a sample are of each kind follows a multinomial distribution: one kind
 * after another, each is binomial among those not drawn yet.
 *
 * @param alike those who are alike taken together, in an order that is always the same
 * @param seed the same gives the same samples
 */
export function drawnShares(alike: readonly Alike[], seed: number): readonly Drawn[] {
  const random = randomFrom(seed);
  const all = alike.reduce((sum, { people }) => sum + people, 0);
  return Array.from({ length: SAMPLES }, () => sample(alike, all, random));
}

function sample(alike: readonly Alike[], all: number, random: Random): Drawn {
  let [left, undrawn, part, whole] = [all, all, 0, 0];
  for (const { people, seen, happened } of alike) {
    if (undrawn === 0) break;
    const drawn = binomialQuantile((random.below(WORDS) + 0.5) / WORDS, undrawn, people / left);
    part += drawn * happened;
    whole += drawn * seen;
    left -= people;
    undrawn -= drawn;
  }
  return { part, whole };
}
