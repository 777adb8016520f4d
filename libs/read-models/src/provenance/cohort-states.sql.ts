import { bitOf } from '../derive/anniversaries.sql.js';

/**
 * Of each member of a cohort, whether they were in service on the anniversary of QTS of each of these years: a text of
 * 0 and 1, a year each. Of anniversaries after $asOf it says nothing to rely on.
 */
export const statesSql = (years: readonly number[]): string =>
  `concat(${years.map((year) => bitOf('in_service_on', year)).join(', ')})`;
