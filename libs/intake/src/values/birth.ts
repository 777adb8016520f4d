import { readDay } from './calendar-day.js';
import { readDayMonthYear } from './other-dates.js';
import type { Reading } from './value.js';

/** What stands there may be somebody's date of birth, so no message repeats it. */
const withoutTheValue = (reading: Reading, problem: string, mend: string): Reading =>
  'problem' in reading ? { problem, mend } : reading;

/** Reads the year in which somebody was born, `1990`. */
export const readBirthYear = (text: string): Reading =>
  /^(19|20)\d{2}$/.test(text)
    ? { value: text }
    : { problem: 'This is no year of birth.', mend: 'Write the year alone, in four digits.' };

/** Reads a date of birth, `1990-05-01`. */
export const readBirthDay = (text: string): Reading =>
  withoutTheValue(readDay(text), 'This is no date of birth.', 'Write it as year-month-day, or leave it out.');

/** Reads a date of birth as Britain writes it, `1/5/1990`, or `1990-05-01`. */
export const readBirthDayMonthYear = (text: string): Reading =>
  withoutTheValue(
    readDayMonthYear(text),
    'This is no date of birth.',
    'Write it as day/month/year, or leave it out.',
  );
