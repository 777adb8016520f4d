/** The only clock. It is handed to whoever needs the time, so that a test can say what day it is. */
export abstract class Clock {
  abstract now(): Date;
}

/** The calendar date in England, where the careers are. */
export const todayIn = (clock: Clock): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(clock.now());
