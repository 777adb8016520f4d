import type { Answer, Viewpoint } from '../answer.js';
import type { Among, Grouping, GroupValue } from '../grouping/grouping.js';
import type { AtTimes } from '../multi-state/at-times.js';
import type { FigureStatus } from '../proportions/percent.js';
import type { Limits } from '../survival/survival.answer.js';

export interface IncidenceArgs extends Viewpoint, AtTimes {
  /**
   * REASON: the reasons of the first departure. FIRST_EVENT: which comes first, leaving, a promotion (a stage above the
   * first one; from early career to experienced is none) or a move (posts open, but none in the first school).
   */
  readonly causes: 'REASON' | 'FIRST_EVENT';
  /** Which of a promotion and a move on one day counts. Default PROMOTION. */
  readonly tie?: 'PROMOTION' | 'MOVE';
  readonly by?: readonly Grouping[];
  /** Only those who are among all of these. Default: everybody. */
  readonly among?: readonly Among[];
  /** Whether who was observed only from some day on is at risk only after it. Default true. */
  readonly delayedEntry?: boolean;
  /** Of the confidence limits, between 0 and 1. Default 0.95. */
  readonly level?: number;
}

/** All but the time are null beyond the last follow-up while anybody is left. */
export interface IncidencePoint {
  readonly time: number;
  /** The share that this has come to first. */
  readonly incidence: number | null;
  readonly standardError: number | null;
  /** Null also at an incidence of 0 or 1. */
  readonly limits: Limits | null;
  readonly status: FigureStatus | null;
}

export interface CauseIncidence {
  /** A reason as it was recorded, or leave, promotion, move. */
  readonly cause: string;
  /** How a published list names it; else the cause itself. */
  readonly label: string;
  readonly events: number;
  readonly at: readonly IncidencePoint[];
}

export interface GroupIncidence {
  readonly group: readonly GroupValue[];
  readonly n: number;
  readonly events: number;
  readonly censored: number;
  /** In days, by the reverse Kaplan-Meier method. */
  readonly medianFollowUp: number | null;
  readonly causes: readonly CauseIncidence[];
  /** The share that nothing has come to; with the incidences it sums to 1. */
  readonly eventFree: readonly { readonly time: number; readonly probability: number | null }[];
}

export interface IncidenceAnswer extends Answer {
  readonly groups: readonly GroupIncidence[];
}
