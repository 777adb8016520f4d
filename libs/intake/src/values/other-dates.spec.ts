import { describe, expect, it } from '@jest/globals';
import { readDayOfInstant } from './other-dates.js';

describe('the day of an instant', () => {
  it.each([
    ['2023-09-01', '2023-09-01'],
    ['2023-09-01T00:00:00+01:00', '2023-09-01'],
    ['2023-08-31T23:00:00Z', '2023-09-01'],
    ['2023-08-31 22:59:59 UTC', '2023-08-31'],
    ['2023-08-31 23:30:00 UTC', '2023-09-01'],
    ['2023-12-31T23:30:00Z', '2023-12-31'],
    ['2021-07-12 09:00:00 +0100', '2021-07-12'],
  ])('is its day in England: %s', (text, day) => {
    expect(readDayOfInstant(text)).toEqual({ value: day });
  });

  it.each(['yesterday', '2023-02-30T00:00:00Z', ''])('is refused where there is none: %j', (text) => {
    expect(readDayOfInstant(text)).toMatchObject({ problem: expect.anything() });
  });
});
