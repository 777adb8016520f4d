import { difference } from '#statistics/proportions/difference';
import { percentOf, type PercentLimits } from './percent.js';

/** A part of those it is a part of, such as completers of starters. */
export interface Share {
  readonly count: number;
  readonly of: number;
  /** 0 to 100, not rounded; null of nothing. */
  readonly percent: number | null;
  /** Wilson's. Null of nothing. */
  readonly limits: PercentLimits | null;
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
}

/** How far apart two shares of different people are. */
export function pointsApart(first: Share, second: Share, level: number): PointsApart {
  const found = difference(
    { part: first.count, whole: first.of },
    { part: second.count, whole: second.of },
    level,
  );
  if (found === null) return { points: null, limits: null };
  return {
    points: found.difference * 100,
    limits: { lower: found.lower * 100, upper: found.upper * 100 },
  };
}
