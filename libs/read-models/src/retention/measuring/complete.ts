import { addDays, anniversary } from '#pathway/calendar';
import { endOfYearAfter } from '../../cohort/academic-year.js';
import { censusOf, YEARS_TO_FIRST_CENSUS } from './census.js';
import type { Settled } from '../settings.js';

const ENTRY_DAYS = 365;

/**
 * The day from which every possible member of a cohort has come to a measuring day, whoever is in the data; null if there
 * is none, as somebody may enter at any time.
 *
 * @param cohort the first year of its academic year
 */
export function completeFrom(
  cohort: number,
  year: number,
  { clock, base, cohortFrom }: Settled,
): string | null {
  if (clock === 'CENSUS') return censusOf(cohort + YEARS_TO_FIRST_CENSUS + year);
  if (clock === 'QTS_ANNIVERSARY' || cohortFrom === 'ENTRY') return endOfYearAfter(cohort, year);
  if (base === 'FIRST_CENSUS') return anniversary(censusOf(cohort + YEARS_TO_FIRST_CENSUS), year);
  return base === 'ENTERED' ? anniversary(addDays(endOfYearAfter(cohort, 0), ENTRY_DAYS), year) : null;
}
