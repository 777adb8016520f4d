import type { FixedDay, Profile } from '../profiles/profile.js';

const DAY = 86_400_000;

/** The kinds of fixed days, each with whether a day is one. */
const isOne: Readonly<Record<FixedDay, (day: Date) => boolean>> = {
  'month end': (day) => new Date(day.getTime() + DAY).getUTCDate() === 1,
  'census day': (day) => day.getUTCMonth() === 10 && day.getUTCDay() === 4 && day.getUTCDate() <= 7,
};

/**
 * The last day up to this one as of which a figure may be asked: the day itself where any may be. Two days in between
 * show the same, so that nothing is told of who came or left from one to the next.
 *
 * The census day of the school workforce census is the first Thursday of November.
 *
 * @param date a calendar date, YYYY-MM-DD
 */
export function lastFixedDay({ days }: Profile, date: string): string {
  if (days === null) return date;
  let day = new Date(`${date}T00:00:00Z`);
  while (!days.some((kind) => isOne[kind](day))) day = new Date(day.getTime() - DAY);
  return day.toISOString().slice(0, 10);
}

/** Whether a figure may be asked as of a date. */
export const mayAskAsOf = (profile: Profile, date: string): boolean => lastFixedDay(profile, date) === date;

/**
 * The last instant up to this one as known at which a figure may be asked: the end of a fixed day, in UTC.
 *
 * @param instant ISO 8601 in UTC
 */
export function lastFixedInstant(profile: Profile, instant: string): string {
  if (profile.days === null) return instant;
  const dayBefore = new Date(new Date(instant).getTime() - DAY + 1).toISOString().slice(0, 10);
  return `${lastFixedDay(profile, dayBefore)}T23:59:59.999Z`;
}
