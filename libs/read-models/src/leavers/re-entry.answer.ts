import type { Answer, Viewpoint } from '../answer.js';
import type { FigureStatus } from '../proportions/percent.js';

export interface ReEntryArgs extends Viewpoint {
  /** Of the limits. Default 0.95. */
  readonly level?: number;
}

export interface ReEntryBand {
  /** Whole years out of service at which the band begins. */
  readonly fromYears: number;
  /** At which it ends, not included; null for the last, which is open. */
  readonly toYears: number | null;
  /** How often somebody was still out when the band began. */
  readonly out: number;
  readonly returned: number;
  /** Years out of service spent in the band by all of them, up to the return or asOf. */
  readonly personYears: number;
  /** Returns per person-year out; null where nobody spent time there. */
  readonly ratePerPersonYear: number | null;
  /** Exact Poisson limits of the rate. */
  readonly limits: { readonly lower: number; readonly upper: number } | null;
  /** NOT_APPLICABLE of the open end, and of a rate where nobody spent time. */
  readonly status: FigureStatus | null;
}

export interface ReEntryAnswer extends Answer {
  readonly departures: number;
  readonly returned: number;
  readonly bands: readonly ReEntryBand[];
}
