import { chiSquaredUpperTail } from '../special/chi-squared.js';
import type { InTimeOrder } from '../risk-set/observations.js';
import { type RiskSet, sweep } from '../risk-set/sweep.js';
import { quadraticForm } from './quadratic-form.js';

/** LOGRANK: all times count alike. PETO_PETO: early times count more, by the pooled survival just before. */
export type Weights = 'LOGRANK' | 'PETO_PETO';

export interface ComparedGroup {
  readonly n: number;
  /** Events, weighted. */
  readonly observed: number;
  /** What there would have been, weighted, had the groups not differed. */
  readonly expected: number;
}

export interface Comparison {
  readonly groups: readonly ComparedGroup[];
  /** All null when there is nothing to compare: no event, fewer than two groups at risk, or never two at one time. */
  readonly chiSquared: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
}

interface Sums {
  readonly observed: Float64Array;
  readonly expected: Float64Array;
  /** Covariances, row by row. */
  readonly variance: Float64Array;
}

/**
 * The k-sample log-rank test (Mantel-Haenszel), or Peto & Peto's, with any events as one kind.
 *
 * At each time, with d events among n at risk, n_g of them in group g: E_g += w d n_g / n and
 * V_gh += w² d (n - d) / (n - 1) (n_g / n) (δ_gh - n_h / n). Chi-squared is (O - E)' V⁻¹ (O - E) on all groups but one,
 * on the number of groups with E > 0 less one degrees of freedom. Strata are summed; delayed entry needs nothing but
 * its risk sets, and is then the score test of Cox's model with exact ties.
 *
 * @param strata each with the same groups; one of them is a test without strata
 *
 * Sources: Klein & Moeschberger, Survival Analysis, 2nd ed., §7.3 and 7.5; Peto & Peto 1972, JRSS A 135:185; as R's
 * `survdiff` with rho 0 and 1, in which the survival is that of each stratum.
 */
export function logRank(strata: readonly InTimeOrder[], weights: Weights = 'LOGRANK'): Comparison {
  const groups = Math.max(0, ...strata.map((stratum) => stratum.groups));
  const sums: Sums = {
    observed: new Float64Array(groups),
    expected: new Float64Array(groups),
    variance: new Float64Array(groups * groups),
  };
  for (const stratum of strata) addStratum(sums, stratum, weights);
  const n = new Float64Array(groups);
  for (const { exits } of strata) exits.group.forEach((group, row) => (n[group]! += exits.count[row]!));
  return {
    groups: Array.from(n, (of, g) => ({ n: of, observed: sums.observed[g]!, expected: sums.expected[g]! })),
    ...tested(sums),
  };
}

function addStratum(sums: Sums, stratum: InTimeOrder, weights: Weights): void {
  let survival = 1;
  sweep(stratum, (riskSet) => {
    addTime(sums, riskSet, stratum.causes, weights === 'PETO_PETO' ? survival : 1);
    survival *= (riskSet.atRisk - riskSet.events) / riskSet.atRisk;
  });
}

function addTime(
  { observed, expected, variance }: Sums,
  riskSet: RiskSet,
  causes: number,
  weight: number,
): void {
  const { atRisk: n, events: d, atRiskIn, eventsIn } = riskSet;
  const groups = atRiskIn.length;
  const factor = n > 1 ? (weight ** 2 * d * (n - d)) / (n - 1) : 0;
  eventsIn.forEach((events, place) => (observed[Math.floor(place / causes)]! += weight * events));
  for (let g = 0; g < groups; g++) {
    if (atRiskIn[g] === 0) continue;
    const share = atRiskIn[g]! / n;
    expected[g]! += weight * d * share;
    for (let h = 0; h < groups; h++)
      variance[g * groups + h]! += factor * share * ((g === h ? 1 : 0) - atRiskIn[h]! / n);
  }
}

function tested({ observed, expected, variance }: Sums): Omit<Comparison, 'groups'> {
  const untested = { chiSquared: null, degreesOfFreedom: null, p: null };
  const compared = Array.from(expected.keys()).filter((g) => expected[g]! > 0);
  const degreesOfFreedom = compared.length - 1;
  if (degreesOfFreedom < 1) return untested;
  const but = compared.slice(0, -1);
  const chiSquared = quadraticForm(
    but.map((g) => observed[g]! - expected[g]!),
    but.map((g) => but.map((h) => variance[g * expected.length + h]!)),
  );
  if (chiSquared === null) return untested;
  return { chiSquared, degreesOfFreedom, p: chiSquaredUpperTail(chiSquared, degreesOfFreedom) };
}
