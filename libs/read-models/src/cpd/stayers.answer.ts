import type { Answer, Viewpoint } from '../answer.js';
import type { PointsApart, Share } from '../proportions/share.js';

export interface CpdStayersArgs extends Viewpoint {
  /** Code of the programme (accelerate). */
  readonly programme?: string;
  /** Years after the landmark at which to look (1, 2, 3). */
  readonly years?: readonly number[];
  /** Years from QTS to the day on which groups are told apart; absent: when the programme closes to a teacher. */
  readonly landmark?: number;
  readonly level?: number;
}

/** By the landmark: had completed the programme, had enrolled and not completed it, had never enrolled. */
export const participations = ['COMPLETED', 'ENROLLED', 'NEVER_ENROLLED'] as const;

export type Participation = (typeof participations)[number];

export interface StayersCell {
  readonly year: number;
  /** In service so many years after the landmark, of those for whom that day has come. */
  readonly retained: Share;
}

export interface StayersGroup {
  readonly participation: Participation;
  readonly n: number;
  readonly cells: readonly StayersCell[];
}

export interface CpdStayersAnswer extends Answer {
  readonly groups: readonly StayersGroup[];
  /** Those who completed less those who never enrolled. */
  readonly apart: readonly { readonly year: number; readonly retained: PointsApart }[];
}
