import type { Answer, Viewpoint } from '../answer.js';
import type { CohortPeriod } from '../cohort/periods.js';
import type { Among, Grouping, GroupValue } from '../grouping/grouping.js';
import type { Attribution } from '../partnership/shares.sql.js';
import type { FigureStatus, Percentage } from '../proportions/percent.js';

/** From which day the years are counted: each teacher's QTS, their entry, or the cohort's first census. */
export const clocks = ['QTS_ANNIVERSARY', 'ENTRY_ANNIVERSARY', 'CENSUS'] as const;
/** Whom a cohort counts: all the qualified, those who entered within 365 days of QTS, those in service at the first census. */
export const bases = ['QUALIFIED', 'ENTERED', 'FIRST_CENSUS'] as const;
/**
 * What it takes to be retained after n years: to be in service on the day (POINT), to have been so ever since the start
 * (CONTINUOUS), on that day or any later one (UNBOUNDED), on any day since the measuring day before (BRACKET).
 */
export const rules = ['POINT', 'CONTINUOUS', 'UNBOUNDED', 'BRACKET'] as const;
/** Where: in the first school or as which it carries on, in its trust, in its alliance, anywhere. */
export const scopes = ['SCHOOL', 'TRUST', 'ALLIANCE', 'PROFESSION'] as const;
/** Which schools are of the trust (alliance) of the first school: see `measuring/scopes.sql.ts`. */
export const trustMemberships = ['ON_ENTRY', 'ON_THE_DAY', 'SAME_SCHOOL_COUNTS'] as const;
/** What a cell says before every possible member of the cohort has been measured: nothing, or those whose day has come. */
export const incompletes = ['HIDE', 'ELIGIBLE_ONLY'] as const;
/** Which day puts a teacher into a cohort. */
export const cohortOrigins = ['QTS', 'ENTRY'] as const;

export interface RetentionArgs extends Viewpoint {
  /** Measuring days: 1 to 50 years after the start, each once. */
  readonly years: readonly number[];
  /** Default QTS_ANNIVERSARY. */
  readonly clock?: (typeof clocks)[number];
  /** Default QUALIFIED. */
  readonly base?: (typeof bases)[number];
  /** Default POINT. */
  readonly rule?: (typeof rules)[number];
  /** Default PROFESSION. */
  readonly scope?: (typeof scopes)[number];
  /** Default SAME_SCHOOL_COUNTS. */
  readonly trustMembership?: (typeof trustMemberships)[number];
  /** Whether a teacher on a career break with the post kept is in service. Default IN. */
  readonly breaks?: 'IN' | 'OUT';
  /** Default HIDE. */
  readonly incomplete?: (typeof incompletes)[number];
  /** Default QTS. */
  readonly cohortFrom?: (typeof cohortOrigins)[number];
  /** What time makes a cohort. Default ACADEMIC_YEAR. */
  readonly cohortBy?: CohortPeriod;
  /**
   * Which shares ATTRIBUTED_TO goes by: those said when QTS was awarded (ORIGIN), or last said by asOf (CURRENT). All
   * other groups are fixed at the start. Default ORIGIN.
   */
  readonly attribution?: Attribution;
  /** Whether those observed only from a day after the start are counted. Default IN. */
  readonly latecomers?: 'IN' | 'OUT';
  /** Of the limits: from 0.5 to below 1. Default 0.95. */
  readonly level?: number;
  /** Several dimensions give one group for each combination. */
  readonly by?: readonly Grouping[];
  /** Only those who are among all of these. Default: everybody. */
  readonly among?: readonly Among[];
  /** Cohorts to list even if nobody is in them, written as `cohortBy` has them (`2014/15`, `2014`, `2014-15`, `2014-09`). */
  readonly cohorts?: readonly string[];
  /** Id of a release of published figures to show beside ours. */
  readonly benchmark?: string;
}

/** Numbers of teachers in parts: each counts the share attributed to the organisation. */
export interface WeightedCounts {
  readonly eligible: number;
  readonly retained: number;
}

/** Retained, percent and limits are null where they cannot be known yet, percent and limits also of nobody. */
export interface RetentionCell extends Percentage {
  readonly year: number;
  /** Those whose own measuring day has come. */
  readonly eligible: number;
  /** Whether every possible member has come to the measuring day. If not, only the eligible are counted, or nobody. */
  readonly complete: boolean;
  readonly retained: number | null;
  /** The percentage is of these where teachers are shared; else null. */
  readonly weighted: WeightedCounts | null;
}

export interface CohortRetention {
  readonly cohort: string;
  /** Empty when the question has no `by`. */
  readonly group: readonly GroupValue[];
  readonly n: number;
  /** These in parts, where teachers are shared: `n` are heads, each counted in every group that has a share. */
  readonly weighted: number | null;
  /**
   * Those observed only from a day after the start: they were certain to be in service until then. Part of `n` unless
   * latecomers are left out.
   */
  readonly observedLate: number;
  readonly cells: readonly RetentionCell[];
  /** What the release asked for says of this cohort; null if it doesn't, or none was asked for. */
  readonly benchmark: BenchmarkRow | null;
}

export interface BenchmarkRow {
  readonly release: string;
  /** How many the published figures are about; null if it isn't said. */
  readonly n: number | null;
  readonly cells: readonly BenchmarkCell[];
}

export interface BenchmarkCell {
  readonly year: number;
  /** As published; null for a year that the release doesn't give. */
  readonly percent: number | null;
}

/** All who have come to the measuring day, each as good as another: the percentage is not the mean of those of the cohorts. */
export interface PooledCell extends Percentage {
  readonly year: number;
  /** Those whose own measuring day has come. */
  readonly eligible: number;
  readonly retained: number;
  readonly weighted: WeightedCounts | null;
  /** Of the cohorts that every possible member of has come to the day, each as good as another, however many it has. */
  readonly ofCohorts: CohortMean;
}

export interface CohortMean {
  /** How many complete cohorts there are. */
  readonly complete: number;
  /** The mean of their percentages; null where there is none. */
  readonly meanPercent: number | null;
  readonly status: FigureStatus | null;
}

export interface PooledRetention {
  readonly group: readonly GroupValue[];
  readonly n: number;
  readonly weighted: number | null;
  readonly cells: readonly PooledCell[];
}

export interface RetentionAnswer extends Answer {
  readonly cohorts: readonly CohortRetention[];
  readonly pooled: readonly PooledRetention[];
}
