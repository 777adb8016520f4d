import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { academicYearOf, addDays, anniversary, daysBetween, isCalendarDate } from './calendar.js';

const date = fc
  .integer({ min: Date.UTC(1900, 0, 1) / 86_400_000, max: Date.UTC(2199, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10));
const days = fc.integer({ min: -40_000, max: 40_000 });
const years = fc.integer({ min: 0, max: 60 });

describe('days', () => {
  it('go over the end of a month, a year and a February', () => {
    expect(addDays('2019-12-31', 1)).toBe('2020-01-01');
    expect(addDays('2020-02-28', 1)).toBe('2020-02-29');
    expect(addDays('2021-02-28', 1)).toBe('2021-03-01');
    expect(addDays('2020-01-01', -1)).toBe('2019-12-31');
  });

  it('are counted whole, whether or not the clocks change between', () => {
    expect(daysBetween('2021-03-27', '2021-03-29')).toBe(2);
    expect(daysBetween('2015-09-01', '2016-12-16')).toBe(472);
    expect(daysBetween('2016-12-16', '2015-09-01')).toBe(-472);
  });

  it('that are added are the days between', () => {
    fc.assert(fc.property(date, days, (from, more) => daysBetween(from, addDays(from, more)) === more));
  });

  it('added and taken away again lead back', () => {
    fc.assert(fc.property(date, days, (from, more) => addDays(addDays(from, more), -more) === from));
  });
});

describe('an anniversary', () => {
  it('falls on the same day of the year', () => {
    expect(anniversary('2015-06-26', 3)).toBe('2018-06-26');
  });

  it('of 29 February is 28 February in common years, and 29 February in leap years', () => {
    expect(anniversary('2016-02-29', 1)).toBe('2017-02-28');
    expect(anniversary('2016-02-29', 4)).toBe('2020-02-29');
    expect(anniversary('1896-02-29', 4)).toBe('1900-02-28');
  });

  it('is a date that exists, and moves by no more than that one day', () => {
    fc.assert(
      fc.property(date, years, (from, n) => {
        const found = anniversary(from, n);
        return isCalendarDate(found) && (found.slice(5) === from.slice(5) || from.endsWith('-02-29'));
      }),
    );
  });

  it('comes later the more years have passed, and keeps the order of two dates', () => {
    fc.assert(
      fc.property(date, date, years, (a, b, n) => {
        expect(anniversary(a, n + 1) > anniversary(a, n)).toBe(true);
        expect(a <= b).toBe(a <= b && anniversary(a, n) <= anniversary(b, n));
      }),
    );
  });
});

describe('an academic year', () => {
  it('begins on 1 September and ends on 31 August', () => {
    expect(academicYearOf('2014-09-01')).toBe('2014/15');
    expect(academicYearOf('2015-08-31')).toBe('2014/15');
    expect(academicYearOf('2015-09-01')).toBe('2015/16');
  });

  it('is written with two figures at the turn of the century too', () => {
    expect(academicYearOf('1999-10-01')).toBe('1999/00');
    expect(academicYearOf('2008-10-01')).toBe('2008/09');
  });

  it('changes only from 31 August to 1 September', () => {
    fc.assert(
      fc.property(date, (day) => {
        const changes = academicYearOf(day) !== academicYearOf(addDays(day, 1));
        return changes === day.endsWith('-08-31');
      }),
    );
  });
});
