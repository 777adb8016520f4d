import { describe, expect, it } from '@jest/globals';
import { profiles } from '../profiles/profiles.js';
import { lastFixedDay, lastFixedInstant, mayAskAsOf } from './days.js';
import { refusedDimensions } from './dimensions.js';

const { own, research, public: everyone } = profiles;

describe('the days as of which a figure is asked', () => {
  it.each([
    ['2024-02-29', '2024-02-29'],
    ['2024-03-01', '2024-02-29'],
    ['2023-02-28', '2023-02-28'],
    ['2023-11-01', '2023-10-31'],
    ['2023-11-02', '2023-11-02'],
    ['2023-11-09', '2023-11-02'],
    ['2024-11-07', '2024-11-07'],
  ])('for research up to %s: %s', (date, fixed) => {
    expect(lastFixedDay(research, date)).toBe(fixed);
    expect(mayAskAsOf(research, date)).toBe(date === fixed);
    expect(lastFixedDay(own, date)).toBe(date);
  });

  it('are census days for the public', () => {
    expect(lastFixedDay(everyone, '2024-11-06')).toBe('2023-11-02');
    expect(lastFixedDay(everyone, '2024-12-31')).toBe('2024-11-07');
  });

  it.each([
    ['2024-03-15T12:00:00.000Z', '2024-02-29T23:59:59.999Z'],
    ['2024-02-29T23:59:59.998Z', '2024-01-31T23:59:59.999Z'],
    ['2024-02-29T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ])('have an end, as known at which it is asked: up to %s', (instant, fixed) => {
    expect(lastFixedInstant(research, instant)).toBe(fixed);
    expect(lastFixedInstant(own, instant)).toBe(instant);
  });
});

describe('the dimensions that figures are asked by', () => {
  it('are those of the profile, and not too many at once', () => {
    expect(refusedDimensions(own, ['FIRST_SCHOOL', 'A', 'B', 'C', 'D'])).toBeNull();
    expect(refusedDimensions(research, ['ROUTE', 'REGION', 'PHASE', 'ROUTE'])).toBeNull();
    expect(refusedDimensions(research, ['ROUTE', 'REGION', 'PHASE', 'COHORT'])?.reason).toMatch(
      /no 4 dimensions/,
    );
    expect(refusedDimensions(research, ['FIRST_SCHOOL'])?.reason).toMatch(/no dimension FIRST_SCHOOL/);
    expect(refusedDimensions(everyone, ['TRUST'])?.instead).toBe(
      'At most 2 of: COHORT, PHASE, REGION, ROUTE, SUBJECT.',
    );
  });
});
