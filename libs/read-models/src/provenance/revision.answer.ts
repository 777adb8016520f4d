import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';
import type { FigureStatus } from '../proportions/percent.js';

export interface CohortRevisionArgs extends Viewpoint, PageArgs {
  /** Academic year of QTS, such as `2014/15`. */
  readonly cohort: string;
  /** UTC instant: the knowledge of then, against that of `knownAt`. */
  readonly then: string;
  /** Years after QTS: 1 to 50, each once. */
  readonly years: readonly number[];
}

/** What was, or is, believed of one cell. Null until every possible member has come to the measuring day. */
export interface Belief {
  readonly n: number;
  readonly retained: number | null;
  readonly percent: number | null;
  /** NOT_APPLICABLE where the figures are null: see `FigureStatus`. */
  readonly status: FigureStatus | null;
}

/**
 * How one cell of retention has been revised. In teachers: then.n + joined - left = now.n, and then.retained +
 * joinedRetained - leftRetained + foundRetained - foundNotRetained = now.retained. Null where the cell is not complete.
 */
export interface RevisedCell {
  readonly year: number;
  readonly then: Belief;
  readonly now: Belief;
  /** Percentage points, now less then. */
  readonly points: number | null;
  /** Of the cohort now, not then. */
  readonly joined: number;
  readonly left: number;
  readonly joinedRetained: number | null;
  readonly leftRetained: number | null;
  /** Of the cohort then and now: retained by what is known now, not by what was known then. */
  readonly foundRetained: number | null;
  readonly foundNotRetained: number | null;
  readonly status: FigureStatus | null;
}

/** A fact recorded in between of a teacher of whom something else is believed now. */
export interface RevisingFact {
  readonly factId: string;
  readonly teacher: string;
  readonly type: string;
  readonly effectiveOn: string;
  readonly recordedAt: string;
}

export interface CohortRevisionAnswer extends Answer {
  readonly cohort: string;
  readonly then: string;
  readonly cells: readonly RevisedCell[];
  /** Teachers of whom something else is believed now. */
  readonly changedTeachers: number;
  readonly facts: Page<RevisingFact>;
}
