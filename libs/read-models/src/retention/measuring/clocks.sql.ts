import { bitsBelow, wholeYears } from '../../derive/anniversaries.sql.js';
import { periods } from '../../cohort/periods.js';
import { censusSql } from './census.js';
import type { Settled } from '../settings.js';

/**
 * A clock numbers the measuring days of a teacher, day 0 being the start, and tells in SQL the number of the last one on
 * or before a date: -1 before the start, null for whom the clock doesn't run.
 */
export type Clock = (date: string) => string;

/** The first year of the academic year (1 September to 31 August) of a date. */
export const academicYearSql = periods.ACADEMIC_YEAR.numberSql;

/** Date of a cohort's first census. `cohort` is a column. */
export const firstCensusSql = ({ cohortBy }: Settled): string =>
  censusSql(periods[cohortBy].censusYearSql('cohort'));

/** In November the census has been once a Thursday has; the latest one lies (isodow + 3) % 7 days back. */
const lastCensusYear = (date: string): string => `(year(${date}) - CASE
  WHEN month(${date}) < 11 OR (month(${date}) = 11 AND day(${date}) <= (isodow(${date}) + 3) % 7) THEN 1 ELSE 0 END)`;

const notBefore = (number: string): string => `greatest(-1, ${number})`;

const clocks: Readonly<Record<Settled['clock'], (args: Settled) => Clock>> = {
  QTS_ANNIVERSARY: () => (date) => notBefore(wholeYears('qts_on', date)),
  ENTRY_ANNIVERSARY: () => (date) =>
    `CASE WHEN entry_on IS NOT NULL THEN ${notBefore(wholeYears('entry_on', date))} END`,
  CENSUS:
    ({ cohortBy }) =>
    (date) =>
      notBefore(`${lastCensusYear(date)} - ${periods[cohortBy].censusYearSql('cohort')}`),
};

export const clockOf = (args: Settled): Clock => clocks[args.clock](args);

/** The measuring days up to a date, each as a bit. */
export const daysUpTo = (clock: Clock, date: string): string => bitsBelow(`${clock(date)} + 1`);
