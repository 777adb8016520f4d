import type { Stage } from '#pathway/vocabulary/stages';
import type { Answer, Viewpoint } from '../answer.js';
import type { Grouping, GroupValue } from '../grouping/grouping.js';
import type { FigureStatus } from '../proportions/percent.js';
import type { IncidenceAt } from '#statistics/competing-risks/cumulative-incidence';
import type { OpenLimits } from '#statistics/survival/median';

export interface TimeToLeadershipArgs extends Viewpoint {
  /** The stage that counts as leadership, with all above it. Default middle leader. */
  readonly stage?: Stage;
  /** Several dimensions give one group for each combination. */
  readonly by?: readonly Grouping[];
  /** Years of 365.25 days from the first day of qualified service. */
  readonly atYears?: readonly number[];
  /** Of the limits. Default 0.95. */
  readonly level?: number;
}

export interface LeadershipAt extends Pick<IncidenceAt, 'limits'> {
  readonly years: number;
  /** The share that leads by then, leaving being the other way it can go; null beyond the last follow-up. */
  readonly incidence: number | null;
  readonly status: FigureStatus | null;
}

export interface GroupTimeToLeadership {
  readonly group: readonly GroupValue[];
  readonly n: number;
  readonly reached: number;
  /** Left teaching before. */
  readonly left: number;
  /** Neither by asOf. */
  readonly censored: number;
  readonly medianFollowUpYears: number | null;
  /** If nobody left (Kaplan and Meier, leavers censored): when half lead; null if that is not reached. */
  readonly medianYears: number | null;
  /** Brookmeyer and Crowley; an open end is null. */
  readonly medianLimits: OpenLimits;
  readonly at: readonly LeadershipAt[];
}

export interface TimeToLeadershipAnswer extends Answer {
  readonly groups: readonly GroupTimeToLeadership[];
}
