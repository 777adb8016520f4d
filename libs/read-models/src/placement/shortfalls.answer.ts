import type { Answer, Page, PageArgs, Viewpoint } from '../answer.js';

export interface PlacementShortfallsArgs extends Viewpoint, PageArgs {
  /** Codes of routes; none: all. */
  readonly routes?: readonly string[];
  readonly provider?: string;
  readonly partnership?: string;
  /** In how many schools; absent: in as many as the route asks for. */
  readonly placements?: number;
  /** Days in placements that there should be (120). */
  readonly days?: number;
}

/** A trainee and what is still missing of placements. */
export interface PlacementShortfall {
  readonly teacher: string;
  readonly route: string;
  readonly startedOn: string;
  readonly deferred: boolean;
  /** Schools with a placement that has days on record or is over. */
  readonly placements: number;
  readonly placementsShort: number;
  readonly days: number;
  readonly daysShort: number;
}

export interface PlacementShortfallsAnswer extends Answer {
  /** Trainees on routes that ask for placements, deferred ones included. */
  readonly trainees: number;
  readonly lackingPlacements: number;
  readonly lackingDays: number;
  /** Lacking one, the other or both: those of the list. */
  readonly lacking: number;
  readonly shortfalls: Page<PlacementShortfall>;
}
