import { bitsBelow, wholeYears } from '../../derive/anniversaries.sql.js';
import { censusSql, YEARS_TO_FIRST_CENSUS } from './census.js';
import type { Settled } from '../settings.js';

/**
 * A clock numbers the measuring days of a teacher, day 0 being the start, and tells in SQL the number of the last one on
 * or before a date: -1 before the start, null for whom the clock doesn't run.
 */
export type Clock = (date: string) => string;

/** The first year of the academic year (1 September to 31 August) of a date. */
export const academicYearSql = (date: string): string =>
  `(year(${date}) - CASE WHEN month(${date}) < 9 THEN 1 ELSE 0 END)::INTEGER`;

/** Date of a cohort's first census. `cohort` is a column. */
export const firstCensusSql = censusSql(`cohort + ${YEARS_TO_FIRST_CENSUS}`);

/** In November the census has been once a Thursday has; the latest one lies (isodow + 3) % 7 days back. */
const lastCensusYear = (date: string): string => `(year(${date}) - CASE
  WHEN month(${date}) < 11 OR (month(${date}) = 11 AND day(${date}) <= (isodow(${date}) + 3) % 7) THEN 1 ELSE 0 END)`;

const notBefore = (number: string): string => `greatest(-1, ${number})`;

const clocks: Readonly<Record<Settled['clock'], Clock>> = {
  QTS_ANNIVERSARY: (date) => notBefore(wholeYears('qts_on', date)),
  ENTRY_ANNIVERSARY: (date) =>
    `CASE WHEN entry_on IS NOT NULL THEN ${notBefore(wholeYears('entry_on', date))} END`,
  CENSUS: (date) => notBefore(`${lastCensusYear(date)} - cohort - ${YEARS_TO_FIRST_CENSUS}`),
};

export const clockOf = ({ clock }: Settled): Clock => clocks[clock];

/** The measuring days up to a date, each as a bit. */
export const daysUpTo = (clock: Clock, date: string): string => bitsBelow(`${clock(date)} + 1`);
