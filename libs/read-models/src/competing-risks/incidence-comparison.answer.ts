import type { IncidenceTest } from '#statistics/comparison/gray';
import type { Answer, Viewpoint } from '../answer.js';
import type { Among, Grouping, GroupValue } from '../grouping/grouping.js';
import type { IncidenceArgs } from './incidence.answer.js';

export interface IncidenceComparisonArgs
  extends Viewpoint, Pick<IncidenceArgs, 'causes' | 'tie' | 'delayedEntry'> {
  readonly by: readonly Grouping[];
  /** Only those who are among all of these. Default: everybody. */
  readonly among?: readonly Among[];
  /** Compare within each value of these, and sum. */
  readonly strata?: readonly Grouping[];
}

export interface ComparedCause {
  /** A reason as it was recorded, or leave, promotion, move. */
  readonly cause: string;
  /** How a published list names it; else the cause itself. */
  readonly label: string;
  readonly events: number;
  /** Gray's test. Null also where somebody came into view late. */
  readonly share: IncidenceTest;
  /** The log-rank test of this cause alone. */
  readonly rate: IncidenceTest;
}

export interface IncidenceComparisonAnswer extends Answer {
  readonly groups: readonly { readonly group: readonly GroupValue[]; readonly n: number }[];
  readonly causes: readonly ComparedCause[];
}
