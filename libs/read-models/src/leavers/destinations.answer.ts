import type { Answer, Viewpoint } from '../answer.js';
import type { Percentage } from '../proportions/percent.js';
import type { FigureStatus } from '../proportions/percent.js';

export interface LeaverDestinationsArgs extends Viewpoint {
  /** Years after QTS at which retention is bounded: 1 to 50, each once. */
  readonly years: readonly number[];
  /** Of the limits. Default 0.95. */
  readonly level?: number;
}

/** Of leavers, those whose destination is on record as something other than unknown. */
export interface KnownShare extends Percentage {
  readonly leavers: number;
  readonly known: number;
}

export interface YearOfLeaving extends KnownShare {
  /** Academic year of the departure, such as `2014/15`. */
  readonly academicYear: string;
}

export interface DestinationCount {
  /** Code of the destination, or the words of the source; null where none is on record. */
  readonly destination: string | null;
  readonly label: string | null;
  readonly leavers: number;
}

/** Retention between two extremes. Null until every possible member of the cohort has come to the measuring day. */
export interface BoundedCell {
  readonly year: number;
  readonly eligible: number;
  readonly inService: number | null;
  /** Out of service on the day after a departure whose destination is not known. */
  readonly unknown: number | null;
  /** If all of these have left the profession: retention itself. */
  readonly allLeftPercent: number | null;
  /** If none of them has. */
  readonly noneLeftPercent: number | null;
  /** NOT_APPLICABLE where the figures are null: see `FigureStatus`. */
  readonly status: FigureStatus | null;
}

export interface BoundedCohort {
  readonly cohort: string;
  readonly n: number;
  readonly cells: readonly BoundedCell[];
}

export interface LeaverDestinationsAnswer extends Answer {
  readonly all: KnownShare;
  readonly byYear: readonly YearOfLeaving[];
  readonly byDestination: readonly DestinationCount[];
  readonly cohorts: readonly BoundedCohort[];
}
