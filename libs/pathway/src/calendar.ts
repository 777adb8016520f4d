/** Arithmetic on calendar dates, `YYYY-MM-DD`. A day has no time zone: days are counted as whole UTC days. */

const MILLISECONDS_A_DAY = 86_400_000;

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MILLISECONDS_A_DAY;

const dateOf = (day: number): string => new Date(day * MILLISECONDS_A_DAY).toISOString().slice(0, 10);

/** The date so many days later (earlier, if negative). */
export const addDays = (date: string, days: number): string => dateOf(dayNumber(date) + days);

/** Whole days from one date to another; negative if the other is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** The same day so many years later. Of 29 February it is 28 February in common years. */
export function anniversary(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const sameDay = `${year}${date.slice(4)}`;
  return sameDay.endsWith('-02-29') && !isLeapYear(Number(year)) ? `${year}-02-28` : sameDay;
}

const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A calendar date that exists, `YYYY-MM-DD`. */
export function isCalendarDate(value: unknown): value is string {
  const match = typeof value === 'string' && /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return false;
  return month !== 2 || day < 29 || isLeapYear(year);
}

const isLeapYear = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The academic year of a date, from 1 September to 31 August, as DfE writes it: "2014/15". */
export function academicYearOf(date: string): string {
  const year = Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0);
  return academicYearName(year);
}

/** The name of the academic year that begins in a calendar year: 2014 is "2014/15". */
export const academicYearName = (firstYear: number): string =>
  `${firstYear}/${String((firstYear + 1) % 100).padStart(2, '0')}`;
