import type { Random } from './random.js';

/** Values with their weights, which need not total 1. */
export type Weights<T extends string | number = string> = readonly (readonly [value: T, weight: number])[];

/** One of the values, each as likely as its weight says. */
export function weighted<T extends string | number>(random: Random, weights: Weights<T>): T {
  let rest = random.unit() * weights.reduce((total, [, weight]) => total + weight, 0);
  for (const [value, weight] of weights) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return weights[weights.length - 1]![0];
}
