/** A term this much smaller than the greatest no longer changes the sum of doubles. */
const NEGLIGIBLE = 1e-18;

/**
 * The least number m for which P(X ≤ m) is at least `probability`, X being how many of `trials` happen that each happen
 * with probability `chance`: the quantile of the binomial distribution.
 *
 * The terms are built up from the likeliest outwards by the ratio of neighbours, so that none of them underflows
 * (Johnson, Kemp & Kotz 2005, Univariate Discrete Distributions, 3.4).
 *
 * @param trials a whole number, 0 or more
 */
export function binomialQuantile(probability: number, trials: number, chance: number): number {
  if (chance <= 0 || trials === 0) return 0;
  if (chance >= 1) return trials;
  const { first, terms } = termsOf(trials, chance);
  const wanted = probability * terms.reduce((sum, term) => sum + term, 0);
  let cumulated = 0;
  for (let index = 0; index < terms.length; index += 1) {
    cumulated += terms[index]!;
    if (cumulated >= wanted * (1 - Number.EPSILON * terms.length)) return first + index;
  }
  return first + terms.length - 1;
}

/**
 * The same of a mixture, for each of several probabilities in ascending order: X is binomial with a chance that is itself
 * uncertain, each of `chances` being as likely as the others.
 */
export function mixedQuantiles(
  probabilities: readonly number[],
  trials: number,
  chances: readonly number[],
): readonly number[] {
  const likelihood = new Float64Array(trials + 1);
  for (const chance of chances) {
    if (chance <= 0 || chance >= 1) likelihood[chance >= 1 ? trials : 0]! += 1;
    else addTerms(likelihood, trials, chance);
  }
  let m = 0;
  let cumulated = likelihood[0]!;
  return probabilities.map((probability) => {
    const wanted = probability * chances.length * (1 - ROUNDING);
    while (m < trials && cumulated < wanted) {
      m += 1;
      cumulated += likelihood[m]!;
    }
    return m;
  });
}

/** Sums of so many doubles are this uncertain. */
const ROUNDING = 1e-12;

function addTerms(likelihood: Float64Array, trials: number, chance: number): void {
  const { first, terms } = termsOf(trials, chance);
  const total = terms.reduce((sum, term) => sum + term, 0);
  for (let index = 0; index < terms.length; index += 1) likelihood[first + index]! += terms[index]! / total;
}

/** The probabilities of `first` and the numbers after it, relative to that of the likeliest. */
function termsOf(
  trials: number,
  chance: number,
): { readonly first: number; readonly terms: readonly number[] } {
  const odds = chance / (1 - chance);
  const likeliest = Math.min(trials, Math.floor((trials + 1) * chance));
  const below: number[] = [];
  for (let m = likeliest, term = 1; m > 0; m -= 1) {
    term *= m / (trials - m + 1) / odds;
    if (term < NEGLIGIBLE) break;
    below.push(term);
  }
  const above: number[] = [];
  for (let m = likeliest, term = 1; m < trials; m += 1) {
    term *= ((trials - m) / (m + 1)) * odds;
    if (term < NEGLIGIBLE) break;
    above.push(term);
  }
  return { first: likeliest - below.length, terms: [...below.toReversed(), 1, ...above] };
}
