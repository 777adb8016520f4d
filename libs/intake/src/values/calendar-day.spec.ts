import { describe, expect, it } from '@jest/globals';
import { dayAfter, readDay } from './calendar-day.js';

const mendOf = (text: string): unknown => {
  const reading = readDay(text);
  return 'mend' in reading ? reading.mend : reading.value;
};

describe('a calendar day', () => {
  it.each(['2016-02-29', '1900-01-01', '2100-12-31'])('is taken as it stands: %s', (text) => {
    expect(readDay(text)).toEqual({ value: text });
  });

  it.each([
    ['31/08/2014', 'Write the date as 2014-08-31; it looks like day/month/year.'],
    ['08-31-2014', 'Write the date as 2014-08-31; it looks like month/day/year.'],
    ['01/02/2014', 'Write 2014-02-01 if it means day/month/year, 2014-01-02 if month/day/year.'],
    ['02.02.2014', 'Write the date as 2014-02-02; it looks like day/month/year.'],
    ['31/08/14', 'The year has two digits and may be of either century.'],
    ['01-Sep-14', 'The year has two digits and may be of either century.'],
    ['41883', "a spreadsheet's serial number for 2014-09-01"],
    ['20140901', 'Write the date as 2014-09-01; it needs its hyphens.'],
    ['2014/9/1', 'Write the date as 2014-09-01; months and days have two digits, with hyphens between.'],
    ['2014-09-01T00:00:00Z', 'Write the date as 2014-09-01; a day has no time.'],
    ['2015-02-29', 'There is no such day.'],
    ['0214-09-01', 'Check the year.'],
    ['99/99/2014', 'Write the date as year-month-day, like 2014-09-01.'],
    ['soon', 'Write the date as year-month-day, like 2014-09-01.'],
  ])('is never guessed, but mended: %s', (text, mend) => {
    expect(mendOf(text)).toContain(mend);
  });

  it('is followed by another, over months, years and leap days', () => {
    expect(['2016-02-28', '2015-12-31', '2015-02-28'].map(dayAfter)).toEqual([
      '2016-02-29',
      '2016-01-01',
      '2015-03-01',
    ]);
  });
});
