import type { Answer, Viewpoint } from '../answer.js';
import type { Share } from '../proportions/share.js';
import type { GraduateFilter } from './graduates.sql.js';
import type { FigureStatus } from '../proportions/percent.js';

/** What "ours" means to whoever asks. */
export interface Ours {
  readonly schools?: readonly string[];
  readonly trust?: string;
  readonly alliance?: string;
  readonly localAuthority?: string;
}

export interface WhereaboutsArgs extends Viewpoint, GraduateFilter, Ours {
  /** So many years after QTS (5). */
  readonly years?: number;
  readonly level?: number;
}

/** Each of those counted is in one place, the first that holds in this order. */
export const places = [
  'OUR_SCHOOLS',
  'OUR_TRUST',
  'OUR_ALLIANCE',
  'OUR_LOCAL_AUTHORITY',
  'ELSEWHERE',
  'LEFT_DESTINATION_KNOWN',
  'LEFT_DESTINATION_UNKNOWN',
  'NEVER_ENTERED',
] as const;

export type Whereabouts = (typeof places)[number];

export interface PlaceCount {
  readonly place: Whereabouts;
  readonly count: number;
  readonly percent: number | null;
  /** NOT_APPLICABLE where the figures are null: see `FigureStatus`. */
  readonly status: FigureStatus | null;
}

export interface GraduateWhereabouts {
  readonly graduates: number;
  /** Those whose day has come: the places add up to them. */
  readonly counted: number;
  readonly inService: Share;
  readonly places: readonly PlaceCount[];
}

export interface CohortWhereabouts extends GraduateWhereabouts {
  /** Academic year of QTS, such as `2016/17`. */
  readonly cohort: string;
}

export interface WhereaboutsAnswer extends Answer {
  readonly cohorts: readonly CohortWhereabouts[];
  readonly pooled: GraduateWhereabouts;
  /** Of those who left with a known destination, of all cohorts: most first. */
  readonly destinations: readonly {
    readonly destination: string;
    readonly label: string;
    readonly count: number;
  }[];
}
