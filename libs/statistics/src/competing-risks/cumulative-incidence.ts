import { lastFollowUp } from '../risk-set/at-risk.js';
import { pooled } from '../risk-set/groups.js';
import type { InTimeOrder } from '../risk-set/observations.js';
import { sweep } from '../risk-set/sweep.js';
import { type Limits, logLogLimits } from '../survival/limits.js';
import { isCovered, lastStepUpTo } from '../survival/survival-at.js';

/** One row for each time at which something happened. */
export interface IncidenceSteps {
  readonly time: Float64Array;
  readonly atRisk: Float64Array;
  /** Of all causes. */
  readonly events: Float64Array;
  /** Share that nothing has happened to, just before the time and from it on. */
  readonly before: Float64Array;
  readonly survival: Float64Array;
}

export interface CauseSteps {
  readonly events: Float64Array;
  /** Share that this has happened to first, from the time on. */
  readonly incidence: Float64Array;
}

export interface IncidenceCurves {
  readonly n: number;
  readonly censored: number;
  readonly from: null;
  readonly lastFollowUp: number | null;
  readonly steps: IncidenceSteps;
  /** Cause c is at c - 1. */
  readonly causes: readonly CauseSteps[];
}

/**
 * Aalen & Johansen's cumulative incidence of each of several causes, the others competing:
 * F_k(t) = Σ S(t_j-) d_kj / n_j with S the Kaplan-Meier estimate for all causes together, so that Σ F_k + S = 1.
 *
 * Sources: Aalen & Johansen 1978, Scand J Stat 5:141; Putter, Fiocco & Geskus 2007, Stat Med 26:2389.
 */
export function cumulativeIncidence(observed: InTimeOrder): IncidenceCurves {
  const rows: { time: number; atRisk: number; events: number; of: Float64Array }[] = [];
  sweep(pooled(observed), ({ time, atRisk, events, eventsIn }) =>
    rows.push({ time, atRisk, events, of: eventsIn.slice() }),
  );
  const time = Float64Array.from(rows, (row) => row.time);
  const atRisk = Float64Array.from(rows, (row) => row.atRisk);
  const events = Float64Array.from(rows, (row) => row.events);
  let left = 1;
  const survival = atRisk.map((n, step) => (left *= (n - events[step]!) / n));
  const before = survival.map((_, step) => (step === 0 ? 1 : survival[step - 1]!));
  const steps = { time, atRisk, events, before, survival };
  const causes = Array.from({ length: observed.causes }, (_, cause) =>
    causeSteps(
      steps,
      Float64Array.from(rows, ({ of }) => of[cause]!),
    ),
  );
  const censored = observed.n - events.reduce((sum, of) => sum + of, 0);
  return { n: observed.n, censored, from: null, lastFollowUp: lastFollowUp(observed), steps, causes };
}

function causeSteps({ before, atRisk }: IncidenceSteps, events: Float64Array): CauseSteps {
  let sum = 0;
  const incidence = events.map((d, step) => (sum += (before[step]! * d) / atRisk[step]!));
  return { events, incidence };
}

/** The share that nothing has happened to by a time; null beyond the last follow-up while anybody is left. */
export function eventFreeAt(curves: IncidenceCurves, time: number): number | null {
  const step = lastStepUpTo(curves.steps.time, time);
  const survival = step < 0 ? 1 : curves.steps.survival[step]!;
  return isCovered(curves, time, survival) ? survival : null;
}

export interface IncidenceAt {
  readonly incidence: number;
  readonly standardError: number;
  /** Null at an incidence of 0 or 1, where they are undefined. */
  readonly limits: Limits | null;
}

/**
 * The cumulative incidence of a cause (from 1) at a time, with limits F ^ exp(±z se / (F ln F)). Null beyond the last
 * follow-up while anybody is left.
 *
 * Its variance is Greenwood's for competing risks, over the times up to t:
 * Σ (F(t) - F_j)² d / (n (n - d)) + S_j-² d_k (n - d_k) / n³ - 2 (F(t) - F_j) S_j- d_k / n²; where n = d nothing is
 * left to come, and the first term is 0.
 *
 * Source: Collett, Modelling Survival Data in Medical Research, cumulative incidence; as R's `survfit` and `etm`.
 */
export function incidenceAt(
  curves: IncidenceCurves,
  cause: number,
  time: number,
  z: number,
): IncidenceAt | null {
  if (eventFreeAt(curves, time) === null) return null;
  const { incidence, events } = curves.causes[cause - 1]!;
  const { atRisk, events: all, before } = curves.steps;
  const last = lastStepUpTo(curves.steps.time, time);
  const now = last < 0 ? 0 : incidence[last]!;
  let variance = 0;
  for (let j = 0; j <= last; j++) {
    const [n, d, dk, s, yet] = [atRisk[j]!, all[j]!, events[j]!, before[j]!, now - incidence[j]!];
    if (n > d) variance += (yet ** 2 * d) / (n * (n - d));
    variance += (s ** 2 * dk * (n - dk)) / n ** 3 - (2 * yet * s * dk) / n ** 2;
  }
  const standardError = Math.sqrt(Math.max(0, variance));
  const hasLimits = now > 0 && now < 1;
  return {
    incidence: now,
    standardError,
    limits: hasLimits ? logLogLimits(now, (z * standardError) / now) : null,
  };
}
