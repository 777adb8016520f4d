import { isCalendarDate } from '#pathway/calendar';
import type { Column, FactTemplate } from '../../format/format.js';
import { ORIGIN_DAY } from '../../schools/listing.js';
import { readDay } from '../../values/calendar-day.js';
import { readWords } from '../../values/words.js';
import { shown, type Reading } from '../../values/value.js';

const DAY_FIRST = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/;
const ISO = /^\d{4}-\d{2}-\d{2}$/;

/** Reads a day as Get information about schools writes it: `01-09-2012` in one download, `01/09/2012` in another. */
export function readGiasDay(text: string): Reading {
  if (ISO.test(text)) return readDay(text);
  const [, day = '', month = '', year = ''] = DAY_FIRST.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDate(date)
    ? readDay(date)
    : { problem: `${shown(text)} is no day.`, mend: 'Write day, month and year, like 01-09-2012.' };
}

/** Reads the unique reference number of an establishment. */
export const readUrnOfGias = (text: string): Reading =>
  /^\d{6}$/.test(text)
    ? { value: text }
    : { problem: `${shown(text)} is no unique reference number (URN).`, mend: 'It has six digits.' };

/** Reads the unique identifier of a group. None is as long as a URN, so that the two are never taken for each other. */
export const readUid = (text: string): Reading =>
  /^\d{1,5}$/.test(text)
    ? { value: text }
    : {
        problem: `${shown(text)} is no unique identifier of a group (UID).`,
        mend: 'It has up to five digits.',
      };

/** What kind of group it is: an academy trust has one school or several. Of other groups no fact is made. */
export const groupType: Column = {
  name: 'Group Type (code)',
  as: 'group type',
  reads: readWords,
  needed: true,
};
export const isTrust = { column: 'group type', is: ['06', '6', '10'] } as const;

export const groupStatus: Column = {
  name: 'Group Status (code)',
  alsoNamed: ['Status (code)'],
  as: 'status',
  reads: readWords,
};
export const hasClosed = { column: 'status', is: ['CLOSED', 'Closed', 'closed', '2'] } as const;

/** A fact of the day in a column or, where that is empty, one that is taken as always true. */
export function sinceOrAlways(
  column: string,
  template: Omit<FactTemplate, 'on'>,
): readonly [FactTemplate, FactTemplate] {
  const given = template.if ?? [];
  return [
    { ...template, on: [column] },
    { ...template, on: { day: ORIGIN_DAY }, if: [...given, { column, is: [''] }] },
  ];
}
