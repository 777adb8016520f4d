import { describe, expect, it } from '@jest/globals';
import { readInstant } from './instant.js';

describe('an instant', () => {
  it.each([
    ['2014-09-01T08:30:00Z', '2014-09-01T08:30:00.000Z'],
    ['2014-09-01 08:30Z', '2014-09-01T08:30:00.000Z'],
    ['2014-09-01T00:30:00+01:00', '2014-08-31T23:30:00.000Z'],
    ['2014-09-01T08:30:00.123456-0500', '2014-09-01T13:30:00.123Z'],
  ])('is taken to UTC: %s', (text, instant) => {
    expect(readInstant(text)).toEqual({ value: instant });
  });

  it.each([
    ['2014-09-01T08:30:00', 'Add Z if it is UTC (2014-09-01T08:30:00Z)'],
    ['2014-09-01', 'Add the time and its zone: 2014-09-01T00:00:00Z'],
    ['2014-02-30T08:30:00Z', 'Write day, time and zone'],
    ['2014-09-01T24:00:00Z', 'Write day, time and zone'],
    ['2014-09-01T08:30:00+99:99', 'Write day, time and zone'],
    ['yesterday', 'Write day, time and zone'],
  ])('is refused with its mend: %s', (text, mend) => {
    expect(readInstant(text)).toMatchObject({ mend: expect.stringContaining(mend) });
  });
});
