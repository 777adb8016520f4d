import { normalQuantile } from './normal-quantile.js';
import { gammaKernel, regularisedGammaP, regularisedGammaQ } from './regularised-gamma.js';

/** The probability that chi-squared with so many degrees of freedom is more than `x`; also far in the tail. */
export const chiSquaredUpperTail = (x: number, degreesOfFreedom: number): number =>
  x <= 0 ? 1 : regularisedGammaQ(degreesOfFreedom / 2, x / 2);

const MOST_STEPS = 200;
const PRECISION = 1e-15;

/**
 * The x below which chi-squared with so many degrees of freedom lies with probability `p` (0 < p < 1); 0 for p = 0,
 * Infinity for p = 1, NaN for anything else.
 *
 * Source: the start of Wilson & Hilferty 1931 (PNAS 17:684), then Newton's steps on whichever tail is the smaller, kept
 * between the bounds found so far.
 */
export function chiSquaredQuantile(p: number, degreesOfFreedom: number): number {
  if (!(p >= 0 && p <= 1) || !(degreesOfFreedom > 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Infinity;
  const shape = degreesOfFreedom / 2;
  let [low, high] = [0, Infinity];
  let x = start(p, shape);
  for (let step = 0; step < MOST_STEPS; step++) {
    const excess = p < 0.5 ? regularisedGammaP(shape, x) - p : 1 - p - regularisedGammaQ(shape, x);
    if (excess > 0) high = x;
    else low = x;
    const next = between(x - (excess * x) / gammaKernel(shape, x), low, high);
    if (Math.abs(next - x) <= PRECISION * x) return 2 * next;
    x = next;
  }
  return 2 * x;
}

/** A first guess at the quantile of the gamma distribution with this shape. */
function start(p: number, shape: number): number {
  const ninth = 1 / (9 * shape);
  const guess = shape * (1 - ninth + normalQuantile(p) * Math.sqrt(ninth)) ** 3;
  return guess > 0
    ? guess
    : Math.max(Number.MIN_VALUE, (p * shape) ** (1 / shape) * shape ** (1 - 1 / shape));
}

const between = (x: number, low: number, high: number): number => {
  if (x > low && x < high) return x;
  return high === Infinity ? 2 * low : (low + high) / 2;
};
