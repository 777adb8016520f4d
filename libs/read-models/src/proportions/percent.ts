import { wilson } from '#statistics/proportions/wilson';

/** Per cent, or percentage points; of chance variation, not of sampling. */
export interface PercentLimits {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Why a figure is null: NOT_APPLICABLE where there can be none, of nobody or of a day that has not come. A null without a
 * reason is not available: it is not on record. A status of null says nothing of nulls.
 */
export const figureStatuses = ['NOT_APPLICABLE', 'NOT_AVAILABLE', 'SUPPRESSED'] as const;

export type FigureStatus = (typeof figureStatuses)[number];

/** A part of a whole, with Wilson's limits; percent (0 to 100, not rounded) and limits are null where the whole is 0. */
export interface Percentage {
  readonly percent: number | null;
  readonly limits: PercentLimits | null;
  readonly status: FigureStatus | null;
}

/** @param level of the limits, for example 0.95 */
export function percentOf(part: number, whole: number, level: number): Percentage {
  const limits = wilson(part, whole, level);
  const percent = plainPercentOf(part, whole);
  return {
    percent,
    limits: limits && limitsInPercent(limits),
    status: statusOf(percent),
  };
}

/** Of a figure that is null only where there can be none. */
export const statusOf = (figure: number | null): FigureStatus | null =>
  figure === null ? 'NOT_APPLICABLE' : null;

/** 0 to 100, not rounded; null of nothing. */
export const plainPercentOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : inPercent(part / whole);

/** A share, or a difference of shares, in per cent or percentage points. */
export const inPercent = (share: number): number => share * 100;

export const limitsInPercent = ({ lower, upper }: PercentLimits): PercentLimits => ({
  lower: inPercent(lower),
  upper: inPercent(upper),
});
