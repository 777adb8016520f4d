import type { FigureStatus } from './percent.js';

/**
 * Of a share at a time: not available beyond what is known; at 0 or 1 it is known and limits are not applicable.
 *
 * @param at null where nothing is known
 */
export const pointStatus = (at: { readonly limits: unknown } | null): FigureStatus | null =>
  at === null ? 'NOT_AVAILABLE' : at.limits === null ? 'NOT_APPLICABLE' : null;
