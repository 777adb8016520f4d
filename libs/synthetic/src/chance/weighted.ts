import type { Random } from './random.js';

/** Values with their weights, which need not total 1. */
export type Weights<T extends string | number = string> = readonly (readonly [value: T, weight: number])[];

/** Tables of weights stay as they are, so each is totalled once. */
const totals = new WeakMap<Weights<string | number>, number>();

function totalOf(weights: Weights<string | number>): number {
  let total = totals.get(weights);
  if (total === undefined) {
    total = weights.reduce((sum, [, weight]) => sum + weight, 0);
    totals.set(weights, total);
  }
  return total;
}

/** One of the values, each as likely as its weight says. */
export function weighted<T extends string | number>(random: Random, weights: Weights<T>): T {
  let rest = random.unit() * totalOf(weights);
  for (const [value, weight] of weights) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return weights[weights.length - 1]![0];
}
