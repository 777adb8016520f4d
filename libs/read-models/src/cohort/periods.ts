import { academicYearName, addDays } from '#pathway/calendar';
import { firstYearOf } from './academic-year.js';

/** What time puts teachers into one cohort. */
export const cohortPeriods = ['ACADEMIC_YEAR', 'CALENDAR_YEAR', 'FINANCIAL_YEAR', 'MONTH'] as const;

export type CohortPeriod = (typeof cohortPeriods)[number];

/** A kind of period, the periods of it numbered in the order of time. */
export interface Period {
  /** In words, to follow `in`. */
  readonly words: string;
  /** How one is written. */
  readonly example: string;
  /** SQL of the number of the period that a date lies in. */
  readonly numberSql: (date: string) => string;
  readonly nameOf: (number: number) => string;
  /** Undefined if that isn't how one is written. */
  readonly numberOf: (name: string) => number | undefined;
  readonly lastDayOf: (number: number) => string;
  /** SQL of the year of the first census (November) after the end of a period. */
  readonly censusYearSql: (number: string) => string;
  readonly censusYearOf: (number: number) => number;
}

const YEAR = /^\d{4}$/;
const FINANCIAL_YEAR = /^(\d{4})-(\d{2})$/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

const fourDigits = (year: number): string => String(year).padStart(4, '0');
const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The first year of years that begin on the first of a month. */
const firstYearSql =
  (firstMonth: number) =>
  (date: string): string =>
    `(year(${date}) - CASE WHEN month(${date}) < ${firstMonth} THEN 1 ELSE 0 END)::INTEGER`;

const nextYear = {
  censusYearSql: (number: string): string => `(${number} + 1)`,
  censusYearOf: (number: number): number => number + 1,
};

/** The census is on a Thursday of November, so the month of November is not over by then. */
const LAST_MONTH_BEFORE_CENSUS = 10;

export const periods: Readonly<Record<CohortPeriod, Period>> = {
  ACADEMIC_YEAR: {
    words: 'an academic year (1 September to 31 August)',
    example: '2014/15',
    numberSql: firstYearSql(9),
    nameOf: academicYearName,
    numberOf: firstYearOf,
    lastDayOf: (year) => `${fourDigits(year + 1)}-08-31`,
    ...nextYear,
  },
  CALENDAR_YEAR: {
    words: 'a calendar year',
    example: '2014',
    numberSql: (date) => `year(${date})::INTEGER`,
    nameOf: fourDigits,
    numberOf: (name) => (YEAR.test(name) ? Number(name) : undefined),
    lastDayOf: (year) => `${fourDigits(year)}-12-31`,
    ...nextYear,
  },
  FINANCIAL_YEAR: {
    words: 'a financial year (1 April to 31 March)',
    example: '2014-15',
    numberSql: firstYearSql(4),
    nameOf: (year) => `${fourDigits(year)}-${twoDigits((year + 1) % 100)}`,
    numberOf: financialYearOf,
    lastDayOf: (year) => `${fourDigits(year + 1)}-03-31`,
    ...nextYear,
  },
  MONTH: {
    words: 'a calendar month',
    example: '2014-09',
    numberSql: (date) => `(year(${date}) * 12 + month(${date}) - 1)::INTEGER`,
    nameOf: monthName,
    numberOf: monthOf,
    lastDayOf: (month) => addDays(`${monthName(month + 1)}-01`, -1),
    censusYearSql: (month) =>
      `(${month} // 12 + CASE WHEN ${month} % 12 >= ${LAST_MONTH_BEFORE_CENSUS} THEN 1 ELSE 0 END)`,
    censusYearOf: (month) => Math.floor(month / 12) + (month % 12 >= LAST_MONTH_BEFORE_CENSUS ? 1 : 0),
  },
};

function financialYearOf(name: string): number | undefined {
  const [, year, next] = FINANCIAL_YEAR.exec(name) ?? [];
  return year !== undefined && (Number(year) + 1) % 100 === Number(next) ? Number(year) : undefined;
}

function monthName(month: number): string {
  return `${fourDigits(Math.floor(month / 12))}-${twoDigits((month % 12) + 1)}`;
}

function monthOf(name: string): number | undefined {
  const [, year, month] = MONTH.exec(name) ?? [];
  return year === undefined ? undefined : Number(year) * 12 + Number(month) - 1;
}
