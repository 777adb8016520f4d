import type { Vocabulary } from '#pathway/vocabulary/vocabulary';
import { isInUse, termOf } from '#pathway/vocabulary/vocabulary';
import { dayOf, isoOf } from '../calendar.js';
import type { Random } from './random.js';
import type { Weights } from './weighted.js';
import { weighted } from './weighted.js';

/** A code of the list that is in use on the day, or undefined if none of them is. */
export type CodePicker = (random: Random, day: number) => string | undefined;

/** Picks weighted codes of a list, each only while it is in use. */
export function codesInUse(vocabulary: Vocabulary, weights: Weights): CodePicker {
  const terms = weights.map(([code]) => termOf(vocabulary, code));
  const turns = terms.flatMap((term) => [
    ...(term?.from ? [term.from] : []),
    ...(term?.to ? [isoOf(dayOf(term.to) + 1)] : []),
  ]);
  const periods = ['0000-00-00', ...turns].sort().map((from) => ({
    from,
    weights: weights.filter((_, index) => {
      const term = terms[index];
      return !term || isInUse(term, from);
    }),
  }));
  return (random, day) => {
    const period = periods.findLast(({ from }) => from <= isoOf(day))!;
    return period.weights.length > 0 ? weighted(random, period.weights) : undefined;
  };
}
