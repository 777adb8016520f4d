import { isCalendarDate } from '#pathway/calendar';
import { shown, type Reading } from './value.js';

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/i;

/** The usual way of writing one, told at once. */
const WHOLE_SECONDS = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$/;

/** Reads an instant (ISO 8601 with `Z` or an offset) as UTC: `2014-09-01T08:30:00.000Z`. Finer parts are cut off. */
export function readInstant(text: string): Reading {
  if (WHOLE_SECONDS.test(text) && isCalendarDate(text.slice(0, 10)))
    return { value: `${text.slice(0, 19)}.000Z` };
  const found = INSTANT.exec(text);
  if (!found || !isCalendarDate(found[1]))
    return { problem: `${shown(text)} is not an instant.`, mend: mendOf(text) };
  if (!found[5])
    return {
      problem: `${shown(text)} doesn't say in which time zone it is.`,
      mend: `Add Z if it is UTC (${text.replace(' ', 'T')}Z), or the offset, like +01:00 for British Summer Time.`,
    };
  const instant = new Date(
    text
      .toUpperCase()
      .replace(' ', 'T')
      .replace(/([+-]\d{2})(\d{2})$/, '$1:$2'),
  );
  return Number.isNaN(instant.getTime())
    ? { problem: `${shown(text)} is not an instant.`, mend: DEFAULT_MEND }
    : { value: instant.toISOString() };
}

const DEFAULT_MEND = 'Write day, time and zone like 2014-09-01T08:30:00Z.';

const mendOf = (text: string): string =>
  isCalendarDate(text)
    ? `Add the time and its zone: ${text}T00:00:00Z if it is not known better.`
    : DEFAULT_MEND;
