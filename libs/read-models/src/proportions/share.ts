import { difference } from '#statistics/proportions/difference';
import {
  type FigureStatus,
  inPercent,
  limitsInPercent,
  type Percentage,
  type PercentLimits,
  percentOf,
} from './percent.js';

/** A part of those it is a part of, such as completers of starters. */
export interface Share extends Percentage {
  readonly count: number;
  readonly of: number;
}

/** @param level of the limits, between 0 and 1 */
export const shareOf = (count: number, of: number, level: number): Share => ({
  count,
  of,
  ...percentOf(count, of, level),
});

export interface PointsApart {
  /** The first less the second, in percentage points; null where either is of nothing. */
  readonly points: number | null;
  /** Newcombe's, in percentage points. */
  readonly limits: PercentLimits | null;
  readonly status: FigureStatus | null;
}

/** How far apart two shares of different people are. */
export function pointsApart(first: Share, second: Share, level: number): PointsApart {
  const found = difference(
    { part: first.count, whole: first.of },
    { part: second.count, whole: second.of },
    level,
  );
  if (found === null) return { points: null, limits: null, status: 'NOT_APPLICABLE' };
  return {
    points: inPercent(found.difference),
    limits: limitsInPercent(found),
    status: null,
  };
}
