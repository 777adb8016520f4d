import { chiSquaredUpperTail } from '../special/chi-squared.js';
import type { InTimeOrder } from '../risk-set/observations.js';
import { type RiskSet, sweep } from '../risk-set/sweep.js';
import { quadraticForm } from './quadratic-form.js';

export interface IncidenceTest {
  /** All null when there is nothing to compare: no such event, or fewer than two groups at risk of it. */
  readonly chiSquared: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
}

/** Square matrices row by row, one row for each group. */
interface Sums {
  readonly score: Float64Array;
  readonly variance: Float64Array;
}

/** What the test keeps of one stratum from one time to the next. */
interface Stratum {
  /** Pooled incidence just before the time, had the groups not differed. */
  pooled: number;
  /** Incidence and share without any event of each group just before the time. */
  readonly incidence: Float64Array;
  readonly survival: Float64Array;
  readonly c: Float64Array;
  readonly v2: Float64Array;
  readonly v3: Float64Array;
}

/** Number at risk, events of the cause and of the others, by group. */
interface Counts {
  readonly n: Float64Array;
  readonly of: Float64Array;
  readonly others: Float64Array;
}

/**
 * Gray's k-sample test: whether the cumulative incidence of a cause differs between groups, the other causes competing.
 * (The log-rank test of a cause asks whether its rate differs among those still there.)
 *
 * The score of a group is Σ d_g - d R_g / ΣR with R_g = n_g (1 - F_g(t-)) / S_g(t-), which keeps those whom another cause
 * took in the risk set as far as they would not have been censored. Ties are treated as in R's `cmprsk`, with rho 0.
 *
 * @param strata each with the same groups and causes, all in view from the start: the test knows no delayed entry
 * @param cause its number, from 1
 * @throws RangeError somebody came into view late
 *
 * Source: Gray 1988, Ann Stat 16:1141; variance as in R's `cmprsk::cuminc` (2.2).
 */
export function grayTest(strata: readonly InTimeOrder[], cause: number): IncidenceTest {
  if (strata.some(({ entries }) => entries !== null))
    throw new RangeError('The test knows no delayed entry.');
  const groups = Math.max(0, ...strata.map((stratum) => stratum.groups));
  const sums: Sums = { score: new Float64Array(groups), variance: new Float64Array(groups * groups) };
  for (const stratum of strata) addStratum(sums, stratum, cause);
  return tested(sums);
}

function addStratum(sums: Sums, observed: InTimeOrder, cause: number): void {
  const { groups, causes } = observed;
  const square = () => new Float64Array(groups * groups);
  const stratum: Stratum = {
    pooled: 0,
    incidence: new Float64Array(groups),
    survival: new Float64Array(groups).fill(1),
    c: square(),
    v2: square(),
    v3: new Float64Array(groups),
  };
  sweep(observed, (riskSet) => addTime(sums, stratum, countsOf(riskSet, causes, cause)));
  addRest(sums, stratum);
}

function countsOf({ atRiskIn, eventsIn }: RiskSet, causes: number, cause: number): Counts {
  const of = atRiskIn.map((_, g) => eventsIn[g * causes + cause - 1]!);
  const all = atRiskIn.map((_, g) =>
    eventsIn.subarray(g * causes, (g + 1) * causes).reduce((sum, events) => sum + events, 0),
  );
  return { n: atRiskIn, of, others: all.map((events, g) => events - of[g]!) };
}

const total = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0);

function addTime(sums: Sums, stratum: Stratum, counts: Counts): void {
  const { n, of, others } = counts;
  const { incidence, survival } = stratum;
  const d = total(of);
  const reach = n.map((at, g) => (at > 0 ? at / survival[g]! : 0));
  const all = total(reach);
  const risk = reach.map((at, g) => at * (1 - incidence[g]!));
  const a = weightsOf(reach, all);
  if (d > 0) stratum.c.forEach((_, at) => (stratum.c[at]! += (a[at]! * d) / (all * (1 - stratum.pooled))));
  n.forEach((at, g) => at > 0 && (sums.score[g]! += of[g]! - (d * risk[g]!) / total(risk)));
  const after = {
    pooled: stratum.pooled + d / all,
    incidence: incidence.map((was, g) => (n[g]! > 0 ? was + (survival[g]! * of[g]!) / n[g]! : was)),
    survival: survival.map((was, g) => (n[g]! > 0 ? (was * (n[g]! - of[g]! - others[g]!)) / n[g]! : was)),
  };
  n.forEach((at, k) => {
    if (at > 0 && d > 0) addOfCause(sums, stratum, k, { d, n: at, all, a, ...after });
    if (others[k]! > 0) addOfOthers(sums, stratum, k, { d: others[k]!, n: at, ...after });
  });
  stratum.pooled = after.pooled;
  incidence.set(after.incidence);
  survival.set(after.survival);
}

/** a_gh = reach_g (δ_gh - reach_h / Σ reach). */
function weightsOf(reach: Float64Array, all: number): Float64Array {
  const groups = reach.length;
  return new Float64Array(groups * groups).map((_, at) => {
    const [g, h] = [Math.floor(at / groups), at % groups];
    return g === h ? reach[g]! * (1 - reach[g]! / all) : (-reach[g]! * reach[h]!) / all;
  });
}

interface OfOthers {
  readonly d: number;
  readonly n: number;
  readonly pooled: number;
  readonly survival: Float64Array;
}

function addOfCause(
  sums: Sums,
  { survival, c, v2, v3 }: Stratum,
  k: number,
  { d, n, all, a, ...after }: OfOthers & { readonly all: number; readonly a: Float64Array },
): void {
  const groups = survival.length;
  const left = after.survival[k]! > 0 ? 1 - (1 - after.pooled) / after.survival[k]! : 1;
  const ties = d > 1 ? 1 - (d - 1) / (all * survival[k]! - 1) : 1;
  const factor = (ties * survival[k]! * d) / (all * n);
  const of = (g: number): number => a[g * groups + k]! - left * c[g * groups + k]!;
  v3[k]! += left ** 2 * factor;
  for (let g = 0; g < groups; g++) {
    v2[g * groups + k]! += of(g) * left * factor;
    for (let h = 0; h < groups; h++) sums.variance[g * groups + h]! += of(g) * of(h) * factor;
  }
}

function addOfOthers(
  sums: Sums,
  { survival, c, v2, v3 }: Stratum,
  k: number,
  { d, n, ...after }: OfOthers,
): void {
  if (after.survival[k]! <= 0) return;
  const groups = survival.length;
  const left = (1 - after.pooled) / after.survival[k]!;
  const ties = d > 1 ? 1 - (d - 1) / (n - 1) : 1;
  const factor = (ties * survival[k]! ** 2 * d) / n ** 2;
  const of = (g: number): number => left * c[g * groups + k]!;
  v3[k]! += left ** 2 * factor;
  for (let g = 0; g < groups; g++) {
    v2[g * groups + k]! -= of(g) * left * factor;
    for (let h = 0; h < groups; h++) sums.variance[g * groups + h]! += of(g) * of(h) * factor;
  }
}

/** What of the variance hangs on the whole of the time, once it is over. */
function addRest({ variance }: Sums, { survival, c, v2, v3 }: Stratum): void {
  const groups = survival.length;
  for (let g = 0; g < groups; g++)
    for (let h = 0; h < groups; h++)
      for (let k = 0; k < groups; k++) {
        const [cg, ch] = [c[g * groups + k]!, c[h * groups + k]!];
        variance[g * groups + h]! += cg * ch * v3[k]! + cg * v2[h * groups + k]! + ch * v2[g * groups + k]!;
      }
}

function tested({ score, variance }: Sums): IncidenceTest {
  const compared = Array.from(score.keys()).filter((g) => variance[g * score.length + g]! > 0);
  const untested = { chiSquared: null, degreesOfFreedom: null, p: null };
  const degreesOfFreedom = compared.length - 1;
  if (degreesOfFreedom < 1) return untested;
  const but = compared.slice(0, -1);
  const chiSquared = quadraticForm(
    but.map((g) => score[g]!),
    but.map((g) => but.map((h) => variance[g * score.length + h]!)),
  );
  if (chiSquared === null) return untested;
  return { chiSquared, degreesOfFreedom, p: chiSquaredUpperTail(chiSquared, degreesOfFreedom) };
}
