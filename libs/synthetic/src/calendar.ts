/** Days are counted from 1 January 1970, so that careers can add and compare them. */

const DAY = 86_400_000;
const known = new Map<number, string>();

/** The calendar date `YYYY-MM-DD` of a day. */
export function isoOf(day: number): string {
  const held = known.get(day);
  if (held !== undefined) return held;
  const iso = new Date(day * DAY).toISOString().slice(0, 10);
  known.set(day, iso);
  return iso;
}

/** The day of a calendar date `YYYY-MM-DD`. */
export const dayOf = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / DAY;

/** The day of a year, month (1 to 12) and day of the month. */
export const dayIn = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY;

/** The year in which the day's school year (1 September to 31 August) began. */
export function schoolYearOf(day: number): number {
  const iso = isoOf(day);
  const year = Number(iso.slice(0, 4));
  return iso.slice(5) >= '09-01' ? year : year - 1;
}

/** The first and last day of the school year that begins in a year. */
export const firstDayOf = (schoolYear: number): number => dayIn(schoolYear, 9, 1);
export const lastDayOf = (schoolYear: number): number => dayIn(schoolYear + 1, 8, 31);

const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/** The UTC instant of a day and a number of milliseconds into it. */
export function instantOf(day: number, milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const [hour, minute, second] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const fraction = String(milliseconds % 1000).padStart(3, '0');
  return `${isoOf(day)}T${twoDigits[hour]}:${twoDigits[minute]}:${twoDigits[second]}.${fraction}Z`;
}
