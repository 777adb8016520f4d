import { isCalendarDate } from '#pathway/calendar';
import { shown, type Reading } from './value.js';

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2100;

/** What a spreadsheet calls day 0. */
const SPREADSHEET_EPOCH = Date.UTC(1899, 11, 30);
const DAY_MS = 86_400_000;

/**
 * Reads a calendar date that exists, `YYYY-MM-DD`. Nothing is guessed: other ways of writing one are refused with
 * what they seem to mean.
 */
export function readDay(text: string): Reading {
  if (!isCalendarDate(text)) return { problem: `${shown(text)} is not a date.`, mend: mendOf(text) };
  const year = Number(text.slice(0, 4));
  if (year >= EARLIEST_YEAR && year <= LATEST_YEAR) return { value: text };
  return {
    problem: `${shown(text)} is not in a year from ${EARLIEST_YEAR} to ${LATEST_YEAR}.`,
    mend: 'Check the year.',
  };
}

/** The day after a calendar date. */
export const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);

type Guess = (...parts: readonly string[]) => string;

const dated = (year: string, month: string, day: string): string | undefined => {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date) ? date : undefined;
};

const suggestion = (date: string | undefined, looks: string): string =>
  date ? `Write the date as ${date}; ${looks}.` : DEFAULT_MEND;

const DEFAULT_MEND = 'Write the date as year-month-day, like 2014-09-01.';

/** Ways in which dates are often written, each with what to write instead. */
const habits: readonly (readonly [RegExp, Guess])[] = [
  [
    /^(\d{4}-\d{2}-\d{2})[T ]/,
    (date = '') => suggestion(isCalendarDate(date) ? date : undefined, 'a day has no time'),
  ],
  [
    /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/,
    (year = '', month = '', day = '') => yearFirst(year, month, day),
  ],
  [
    /^(\d{4})(\d{2})(\d{2})$/,
    (year = '', month = '', day = '') => suggestion(dated(year, month, day), 'it needs its hyphens'),
  ],
  [
    /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/,
    (first = '', second = '', year = '') => yearLast(first, second, year),
  ],
  [
    /^\d{1,2}[-/. ](\d{1,2}|[A-Za-z]{3,9})[-/. ]\d{2}$/,
    () => `The year has two digits and may be of either century. ${DEFAULT_MEND}`,
  ],
  [/^(\d{5})(\.\d+)?$/, (serial = '') => fromSerial(Number(serial))],
];

function mendOf(text: string): string {
  for (const [pattern, guess] of habits) {
    const found = pattern.exec(text);
    if (found) return guess(...found.slice(1));
  }
  return DEFAULT_MEND;
}

const yearFirst: Guess = (year = '', month = '', day = '') => {
  const date = dated(year, month, day);
  return date
    ? suggestion(date, 'months and days have two digits, with hyphens between')
    : `There is no such day. Check month and day. ${DEFAULT_MEND}`;
};

const yearLast: Guess = (first = '', second = '', year = '') => {
  const dayFirst = dated(year, second, first);
  const monthFirst = dated(year, first, second);
  if (dayFirst && monthFirst && dayFirst !== monthFirst)
    return `Write ${dayFirst} if it means day/month/year, ${monthFirst} if month/day/year.`;
  if (dayFirst) return suggestion(dayFirst, 'it looks like day/month/year');
  return suggestion(monthFirst, 'it looks like month/day/year');
};

function fromSerial(serial: number): string {
  const date = new Date(SPREADSHEET_EPOCH + serial * DAY_MS).toISOString().slice(0, 10);
  return `It looks like a spreadsheet's serial number for ${date}: give the column the format yyyy-mm-dd.`;
}
