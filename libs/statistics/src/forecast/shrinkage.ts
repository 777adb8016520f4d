import type { Proportion } from '../proportions/difference.js';

/**
 * A share of few, drawn towards that of all as if so many more had been seen who fared as all did: the mean of a
 * beta-binomial with a prior of that weight. Null where nothing was seen of either.
 *
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed., §2.4.
 *
 * @param weight how many of all the prior is worth; 0: the share of the few as it is
 */
export function drawnTowards(few: Proportion, all: Proportion, weight: number): number | null {
  if (weight === 0 || all.whole === 0) return few.whole === 0 ? null : few.part / few.whole;
  return (few.part + (weight * all.part) / all.whole) / (few.whole + weight);
}
