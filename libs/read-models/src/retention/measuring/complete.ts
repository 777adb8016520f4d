import { addDays, anniversary } from '#pathway/calendar';
import { periods } from '../../cohort/periods.js';
import { censusOf } from './census.js';
import type { Settled } from '../settings.js';

const ENTRY_DAYS = 365;

/**
 * The day from which every possible member of a cohort has come to a measuring day, whoever is in the data; null if there
 * is none, as somebody may enter at any time.
 *
 * @param cohort its number, see `periods`
 */
export function completeFrom(
  cohort: number,
  year: number,
  { clock, base, cohortFrom, cohortBy }: Settled,
): string | null {
  const { lastDayOf, censusYearOf } = periods[cohortBy];
  if (clock === 'CENSUS') return censusOf(censusYearOf(cohort) + year);
  if (clock === 'QTS_ANNIVERSARY' || cohortFrom === 'ENTRY') return anniversary(lastDayOf(cohort), year);
  if (base === 'FIRST_CENSUS') return anniversary(censusOf(censusYearOf(cohort)), year);
  return base === 'ENTERED' ? anniversary(addDays(lastDayOf(cohort), ENTRY_DAYS), year) : null;
}
