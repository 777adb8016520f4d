import type { Answer, Viewpoint } from '../answer.js';
import type { FigureStatus, Percentage } from '../proportions/percent.js';

export const areas = ['REGION', 'LOCAL_AUTHORITY'] as const;

export interface HubRetentionArgs extends Viewpoint {
  /** Default LOCAL_AUTHORITY. */
  readonly area?: (typeof areas)[number];
  /** Whole years before and after: 1 to 20. Default 1. */
  readonly years?: number;
  /** Of the limits. Default 0.95. */
  readonly level?: number;
}

export interface Kept extends Percentage {
  /** Teaching in these schools on the first day. */
  readonly n: number;
  /** Of these, in service anywhere on the last day; null while that day has not come. */
  readonly retained: number | null;
}

export interface AreaRetention {
  readonly alliance: string;
  readonly hub: string;
  /** On which the hub succeeded the alliance. */
  readonly on: string;
  /** Of the schools; null for those of which it is not on record. */
  readonly area: string | null;
  readonly schools: number;
  readonly before: Kept;
  readonly after: Kept;
  /** Percentage points, after less before, with Newcombe's limits. */
  readonly difference: number | null;
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  /** Of the difference. */
  readonly status: FigureStatus | null;
}

export interface HubRetentionAnswer extends Answer {
  readonly areas: readonly AreaRetention[];
}
