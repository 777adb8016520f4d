import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface BackfillArgs extends Viewpoint, PageArgs {
  /** Only teachers whose home school is of this trust. */
  readonly trust?: string;
  /** What an assignment takes where nothing is said. Default: all that the teacher works at the home school. */
  readonly assumedFte?: number;
}

/** What a proposed assignment leaves uncovered at the home school. Null where it cannot be known. */
export interface ProposedAssignment {
  readonly teacher: string;
  readonly assignment: string;
  readonly title: string;
  readonly school: string;
  readonly homeSchool: string | null;
  readonly plannedStartOn: string | null;
  readonly plannedEndOn: string | null;
  /** How the home school is to fill the gap, in the words of the proposal. */
  readonly backfill: string | null;
  /** The full-time equivalent of the teacher there. */
  readonly teacherFte: number | null;
  readonly uncoveredFte: number | null;
  /** Whether the proposal says nothing of it, so that it is assumed. */
  readonly isAssumed: boolean;
  /** Lessons of a week that the timetable gives the teacher there, and the part of them that would be uncovered. */
  readonly teacherLessons: number | null;
  readonly uncoveredLessons: number | null;
  /** Of all posts there, as far as on record. */
  readonly homeFte: number;
  readonly uncoveredPercent: number | null;
  /** What the teacher's posts there name. */
  readonly subjects: readonly string[];
  /** Of the others there who teach any of these subjects; null without a subject. */
  readonly othersInSubjectFte: number | null;
}

export interface BackfillAnswer extends Answer {
  readonly proposals: Page<ProposedAssignment>;
}
