import type { Answer, Viewpoint } from '../answer.js';
import type { Among, Grouping, GroupValue } from '../grouping/grouping.js';
import type { FigureStatus } from '../proportions/percent.js';
import type { AtTimes } from '../multi-state/at-times.js';
import type { Origin, TimeUnit } from './observations.sql.js';

export type SurvivalEvent = 'LEAVE_PROFESSION' | 'LEAVE_TRUST' | 'LEAVE_SCHOOL';

/** What is observed: the same for a curve and for a comparison of curves. */
export interface ObservedArgs extends Viewpoint {
  /** Where the clock starts. Default ENTRY. */
  readonly origin?: Origin;
  /** What ends an observation. Leaving the profession is leaving the trust and the school too. Default LEAVE_PROFESSION. */
  readonly event?: SurvivalEvent;
  readonly by?: readonly Grouping[];
  /** Only those who are among all of these. Default: everybody. */
  readonly among?: readonly Among[];
  /** Default DAYS. MONTHS are completed calendar months. */
  readonly unit?: TimeUnit;
  /** Whether who was observed only from some day on is at risk only after it. Default true. */
  readonly delayedEntry?: boolean;
}

/** Times are in the unit of the clock: `atDays` are months where that is its unit, and a year is twelve of them. */
export interface SurvivalArgs extends ObservedArgs, AtTimes {
  /** Begin the curves at this time, for those still there at the close of it. */
  readonly conditionalFrom?: number;
  /** Of the confidence limits, between 0 and 1. Default 0.95. */
  readonly level?: number;
  /** Whether to give every step of the curves. Default false. */
  readonly steps?: boolean;
}

export interface Limits {
  readonly lower: number;
  readonly upper: number;
}

/** All but the time are null where nothing can be known: before the curve begins and beyond the last follow-up. */
export interface SurvivalPoint {
  readonly time: number;
  /** Just before the time. */
  readonly atRisk: number | null;
  /** Up to and with the time. */
  readonly events: number | null;
  readonly survival: number | null;
  /** Greenwood's. Null, like the limits, once nobody is left. */
  readonly standardError: number | null;
  readonly plain: Limits | null;
  readonly log: Limits | null;
  readonly logLog: Limits | null;
  /** The mean time without the event, of the time up to this one. */
  readonly restrictedMean: { readonly value: number; readonly standardError: number } | null;
  /** NOT_AVAILABLE where nothing can be known, NOT_APPLICABLE once nobody is left whom an error or limits could be of. */
  readonly status: FigureStatus | null;
}

export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly survival: number;
}

export interface GroupSurvival {
  readonly group: readonly GroupValue[];
  /** Everybody ever at risk. */
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  /** By the reverse Kaplan-Meier method. */
  readonly medianFollowUp: number | null;
  /** As R gives it: the middle of the interval where exactly half are left. */
  readonly median: number | null;
  readonly medianFirstAtOrBelowHalf: number | null;
  /** Brookmeyer & Crowley's, from the log-log band. A side is null where it is open. */
  readonly medianLimits: { readonly lower: number | null; readonly upper: number | null };
  /** In the order in which they were asked: those of `atDays`, then those of `atYears`. */
  readonly at: readonly SurvivalPoint[];
  readonly steps: readonly SurvivalStep[] | null;
}

export interface SurvivalAnswer extends Answer {
  readonly groups: readonly GroupSurvival[];
}

/** Times are as in `SurvivalArgs`. Default: 5 years. */
export interface ComparisonArgs extends ObservedArgs, AtTimes {
  readonly by: readonly Grouping[];
  /** Of the limits of differences, from 0.5 to below 1. Default 0.95. */
  readonly level?: number;
  /** LOGRANK: all times count alike. PETO_PETO: early ones count more. Default LOGRANK. */
  readonly weights?: 'LOGRANK' | 'PETO_PETO';
  /** Compare within each value of these, and sum. */
  readonly strata?: readonly Grouping[];
  /** Only departures for this reason, as it was recorded, count; with LEAVE_PROFESSION alone. Absent: all. */
  readonly reason?: string;
}

export interface ComparedGroup {
  readonly group: readonly GroupValue[];
  readonly n: number;
  /** Events, weighted. */
  readonly observed: number;
  /** What there would have been, weighted, had the groups not differed. */
  readonly expected: number;
}

export interface ComparedPair {
  readonly first: readonly GroupValue[];
  readonly second: readonly GroupValue[];
  readonly chiSquared: number | null;
  readonly p: number | null;
  readonly holmAdjustedP: number | null;
  readonly apart: readonly SurvivalApart[];
}

/** Null where either curve can say nothing; the limits also once nobody of a group is left. */
export interface SurvivalApart {
  readonly time: number;
  /** The share of the first that is left less that of the second. */
  readonly difference: number | null;
  readonly limits: Limits | null;
}

/** Chi-squared and what follows from it are null where there is nothing to compare. */
export interface ComparisonAnswer extends Answer {
  readonly groups: readonly ComparedGroup[];
  readonly chiSquared: number | null;
  readonly degreesOfFreedom: number | null;
  readonly p: number | null;
  /** Each two groups; null when they are too many to be compared two by two. */
  readonly pairs: readonly ComparedPair[] | null;
}
