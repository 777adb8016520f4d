import type { InTimeOrder } from './observations.js';

/** Who is at risk at one time of events, and what happens to them. The same object at every visit: copy what is kept. */
export interface RiskSet {
  time: number;
  /** Number at risk just before: those with entry < time <= exit. */
  atRisk: number;
  /** All events at this time. */
  events: number;
  /** At risk, by group. */
  readonly atRiskIn: Float64Array;
  /** Events by group and cause: cause c of group g is at g × causes + c - 1. */
  readonly eventsIn: Float64Array;
}

/**
 * Visits every time at which something happens, from the first to the last, with who is at risk then. One pass over
 * what is sorted. Of one time, events come before censorings, and those who come into view then are not at risk yet.
 */
export function sweep(observed: InTimeOrder, visit: (riskSet: Readonly<RiskSet>) => void): void {
  const { exits, groups, causes } = observed;
  const riskSet: RiskSet = {
    time: Number.NaN,
    atRisk: 0,
    events: 0,
    atRiskIn: new Float64Array(groups),
    eventsIn: new Float64Array(groups * causes),
  };
  const enter = entering(observed, riskSet);
  for (let row = 0; row < exits.time.length;) {
    riskSet.time = exits.time[row]!;
    const next = tally(observed, riskSet, row);
    if (riskSet.events > 0) {
      enter(riskSet.time);
      visit(riskSet);
    }
    for (; row < next; row++) change(riskSet, exits.group[row]!, -exits.count[row]!);
  }
}

/** Counts the events of the time at which `row` is the first; gives the first row of the next time. */
function tally({ exits, causes }: InTimeOrder, riskSet: RiskSet, row: number): number {
  riskSet.events = 0;
  riskSet.eventsIn.fill(0);
  for (; row < exits.time.length && exits.time[row] === riskSet.time; row++) {
    const cause = exits.cause[row]!;
    if (cause === 0) continue;
    riskSet.events += exits.count[row]!;
    riskSet.eventsIn[exits.group[row]! * causes + cause - 1]! += exits.count[row]!;
  }
  return row;
}

/** Lets those in who are in view before a time. Who leaves unseen before is taken out once in, so both can be late. */
function entering({ exits, entries }: InTimeOrder, riskSet: RiskSet): (before: number) => void {
  if (!entries) {
    exits.group.forEach((group, row) => change(riskSet, group, exits.count[row]!));
    return () => {};
  }
  let row = 0;
  return (before) => {
    for (; row < entries.time.length && entries.time[row]! < before; row++)
      change(riskSet, entries.group[row]!, entries.count[row]!);
  };
}

function change(riskSet: RiskSet, group: number, by: number): void {
  riskSet.atRisk += by;
  riskSet.atRiskIn[group]! += by;
}
