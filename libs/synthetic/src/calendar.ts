/** Days are counted from 1 January 1970, so that careers can add and compare them. */

const DAY = 86_400_000;
const known: string[] = [];

/** The calendar date `YYYY-MM-DD` of a day. */
export function isoOf(day: number): string {
  return (known[day] ??= new Date(day * DAY).toISOString().slice(0, 10));
}

/** The day of a calendar date `YYYY-MM-DD`. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The day of a year, month (1 to 12) and day of the month. */
export const dayIn = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY;

/** The year in which the day's school year (1 September to 31 August) began. */
export function schoolYearOf(day: number): number {
  const year = Math.floor((day + 0.5) / 365.2425) + 1970;
  if (day < firstDayOf(year)) return year - 1;
  return day < firstDayOf(year + 1) ? year : year + 1;
}

/** The first and last day of the school year that begins in a year. */
export const firstDayOf = (schoolYear: number): number => dayIn(schoolYear, 9, 1);
export const lastDayOf = (schoolYear: number): number => dayIn(schoolYear + 1, 8, 31);

/** An instant, in milliseconds from 1 January 1970 UTC, on a day and so many milliseconds into it. */
export const instantOn = (day: number, milliseconds: number): number => day * DAY + milliseconds;

const upTo = (count: number, digits: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => String(number).padStart(digits, '0'));
const twoDigits = upTo(60, 2);
const threeDigits = upTo(1000, 3);

/** An instant as ISO 8601 in UTC, to the millisecond. */
export function isoInstantOf(instant: number): string {
  const day = Math.floor(instant / DAY);
  const seconds = Math.floor((instant - day * DAY) / 1000);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = `${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second]}.${threeDigits[instant % 1000]}`;
  return `${isoOf(day)}T${time}Z`;
}
