import { lastFollowUp } from '../risk-set/at-risk.js';
import { type InTimeOrder, runningSum } from '../risk-set/observations.js';
import { pooled } from '../risk-set/groups.js';
import { sweep } from '../risk-set/sweep.js';

/** One row for each time at which something happened. */
export interface Steps {
  readonly time: Float64Array;
  /** Just before the time. */
  readonly atRisk: Float64Array;
  readonly events: Float64Array;
  /** From the time on. */
  readonly survival: Float64Array;
  /** Greenwood's sum up to the time: its root times the survival is the standard error. Infinite once survival is 0. */
  readonly greenwood: Float64Array;
}

export interface SurvivalCurve {
  readonly observed: InTimeOrder;
  /** Everybody ever at risk, also where the curve begins later. */
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  /** Null when nobody was ever at risk. */
  readonly lastFollowUp: number | null;
  /** Where the curve begins: it holds for those still there after that time. Null: at the start. */
  readonly from: number | null;
  readonly steps: Steps;
}

/**
 * The Kaplan-Meier estimate of the share that no event has come to, of whatever cause and group.
 *
 * S(t) = Π (1 - d/n) over the times of events up to t, with n at risk just before and d events; Greenwood's sum is
 * Σ d / (n (n - d)).
 *
 * @param from begin the product after this time, for those still there: an event at it counts no more
 *
 * Sources: Kaplan & Meier 1958, JASA 53:457; Greenwood 1926; delayed entry as in R's `survfit`, and a later beginning as
 * if everybody came into view then at the earliest.
 */
export function kaplanMeier(observed: InTimeOrder, from: number | null = null): SurvivalCurve {
  const time: number[] = [];
  const atRisk: number[] = [];
  const events: number[] = [];
  let all = 0;
  sweep(pooled(observed), (riskSet) => {
    all += riskSet.events;
    if (from !== null && riskSet.time <= from) return;
    time.push(riskSet.time);
    atRisk.push(riskSet.atRisk);
    events.push(riskSet.events);
  });
  const { n } = observed;
  const steps = stepsOf(Float64Array.from(time), Float64Array.from(atRisk), Float64Array.from(events));
  return { observed, n, events: all, censored: n - all, lastFollowUp: lastFollowUp(observed), from, steps };
}

function stepsOf(time: Float64Array, atRisk: Float64Array, events: Float64Array): Steps {
  let product = 1;
  const survival = atRisk.map((n, step) => (product *= (n - events[step]!) / n));
  const terms = atRisk.map((n, step) => events[step]! / (n * (n - events[step]!)));
  return { time, atRisk, events, survival, greenwood: runningSum(terms).slice(1) };
}
