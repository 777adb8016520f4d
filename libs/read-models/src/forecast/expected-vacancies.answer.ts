import type { Stage } from '#pathway/vocabulary/stages';
import type { Limits } from '#statistics/proportions/wilson';
import type { Expected } from '#statistics/forecast/vacancies';
import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface ExpectedVacanciesArgs extends Viewpoint, PageArgs {
  /** How far to look ahead: 1 to 60 calendar months from that of the day after asOf. Default 24. */
  readonly months?: number;
  /** Stages of the posts. Default: those of leaders. */
  readonly stages?: readonly Stage[];
  /** Only posts in schools of this trust, or in its central team. */
  readonly trust?: string;
  /** Of the ranges. Default 0.95. */
  readonly level?: number;
}

/** Vacancies of one stage in one calendar month, by what they are expected from. */
export interface MonthVacancies {
  /** `2025-09`. */
  readonly month: string;
  readonly stage: Stage;
  /** Posts whose planned end lies in it: contracts that run out, notice given. */
  readonly plannedEnds: number;
  /** Leadership assignments in a role of the stage that are planned to end in it. */
  readonly assignmentEnds: number;
  /** Of the posts without a planned end, so many as ended in such a month before. Null where no such post was on record. */
  readonly byChance: Expected | null;
  /** Of these, the holders who reach 60 by the end of that year. */
  readonly byChanceFromSixty: number | null;
  /** All of these together. */
  readonly expected: number | null;
}

export interface StageVacancies {
  readonly stage: Stage;
  /** Open posts, and of these those with a planned end, whenever it is. */
  readonly posts: number;
  readonly withPlannedEnd: number;
  /** Fixed-term and temporary posts of which no end is on record. */
  readonly fixedTermWithoutEnd: number;
  /** Posts open on a day of the five years before, each year anew, and how many of them had ended a year later. */
  readonly observed: number;
  readonly ended: number;
  /** The share of posts that end within a year: in a trust drawn towards that of all. Null where none was observed. */
  readonly annualEndProbability: number | null;
  /** How sure that share is, at the level of the ranges: Wilson's, of so many as it rests on. */
  readonly annualEndLimits: Limits | null;
  /** The same of those whose holders reached 60 in that year. */
  readonly fromSixty: AgedPosts;
  /** From planned ends, ends of assignments and by chance together, over all of the months. */
  readonly expected: Expected | null;
}

/** Posts of holders who reach 60 by the end of a year. */
export interface AgedPosts {
  /** Open now, without a planned end. */
  readonly posts: number;
  readonly observed: number;
  readonly ended: number;
  /** In a trust drawn towards that of all; where none was observed, that of the others. */
  readonly annualEndProbability: number | null;
}

/** A post, or a leadership assignment, that is or may fall vacant. */
export interface PostAhead {
  readonly kind: 'POST' | 'ASSIGNMENT';
  readonly teacher: string;
  /** The post or the assignment. */
  readonly held: string;
  readonly role: string | null;
  readonly stage: Stage;
  readonly place: string;
  readonly placeName: string | null;
  readonly contract: string | null;
  /** The planned end; null where none is on record. */
  readonly endsOn: string | null;
  readonly reason: string | null;
  /** Whether the holder reaches 60 by the end of the year in which the months end; null where the year of birth is not on record. */
  readonly reachesSixty: boolean | null;
  /**
   * How likely it is to end within the months: 1 where the planned end lies in them, 0 where it lies beyond. Null where it
   * cannot be told, as where the day has passed.
   */
  readonly chance: number | null;
}

export interface ExpectedVacanciesAnswer extends Answer {
  readonly months: readonly MonthVacancies[];
  readonly stages: readonly StageVacancies[];
  /** Planned ends first, in their order; then posts without one, by stage and place. */
  readonly posts: Page<PostAhead>;
}
