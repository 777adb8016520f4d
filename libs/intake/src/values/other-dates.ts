import { isCalendarDate } from '#pathway/calendar';
import { readDay } from './calendar-day.js';
import { readInstant } from './instant.js';
import { shown, type Reading } from './value.js';

const SLASHED = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a day as Britain writes it, `20/7/2022`, or `2022-07-20`. */
export function readDayMonthYear(text: string): Reading {
  const [, day = '', month = '', year = ''] = SLASHED.exec(text) ?? [];
  return slashed(text, [year, month, day], 'day/month/year, like 20/7/2022');
}

/** Reads a day as the United States write it, `7/20/2022`, or `2022-07-20`. */
export function readMonthDayYear(text: string): Reading {
  const [, month = '', day = '', year = ''] = SLASHED.exec(text) ?? [];
  return slashed(text, [year, month, day], 'month/day/year, like 7/20/2022');
}

function slashed(text: string, [year = '', ...rest]: readonly string[], order: string): Reading {
  if (ISO.test(text)) return readDay(text);
  const date = [year, ...rest.map((part) => part.padStart(2, '0'))].join('-');
  return isCalendarDate(date)
    ? readDay(date)
    : { problem: `${shown(text)} is no day in the order of this format.`, mend: `Write ${order}.` };
}

/** Year, month and day as ISO 8601 has them. */
const DAY_IN_ENGLAND = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/**
 * Reads the day of a day, or the day in England of an instant: its midnight in summer is of the day before in UTC. One
 * written out in words of Ruby, `2023-05-01 10:22:33 UTC`, is taken too.
 */
export function readDayOfInstant(text: string): Reading {
  if (ISO.test(text)) return readDay(text);
  const instant = readInstant(text.replace(/ UTC$/, 'Z').replace(/ ([+-]\d{4})$/, '$1'));
  return readDay('value' in instant ? DAY_IN_ENGLAND.format(new Date(instant.value)) : text);
}

/** Reads an instant, or a day from its beginning. */
export function readKnownAt(text: string): Reading {
  if (ISO.test(text)) return readDay(text);
  return readInstant(text.replace(/ UTC$/, 'Z').replace(/ ([+-]\d{4})$/, '$1'));
}
