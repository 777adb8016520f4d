import { describe, expect, it } from '@jest/globals';
import { standardised } from './standardised.js';

const stratum = (assigned: number, promoted: number, others: number, othersPromoted: number) => ({
  assigned,
  assigned_promoted: promoted,
  others,
  others_promoted: othersPromoted,
});

describe('standardised', () => {
  it('weighs the others as the assigned are distributed', () => {
    const found = standardised([stratum(3, 1, 10, 5), stratum(1, 1, 4, 1)], 0.95);
    expect(found).toMatchObject({ matched: 4, matchedPercent: 50, expectedPercent: 43.75, difference: 6.25 });
    const variance = 0.25 / 4 + (0.75 ** 2 * 0.25) / 10 + (0.25 ** 2 * 0.25 * 0.75) / 4;
    expect(found.limits!.upper - found.difference!).toBeCloseTo(195.9963984540054 * Math.sqrt(variance), 9);
    expect(found.difference! - found.limits!.lower).toBeCloseTo(195.9963984540054 * Math.sqrt(variance), 9);
  });

  it('leaves out, on both sides, those to whom nobody is comparable', () => {
    expect(standardised([stratum(1, 0, 2, 1), stratum(5, 5, 0, 0)], 0.95)).toMatchObject({
      matched: 1,
      matchedPercent: 0,
      expectedPercent: 50,
    });
    expect(standardised([stratum(5, 5, 0, 0)], 0.95)).toEqual({
      ...{ matched: 0, matchedPercent: null, expectedPercent: null, difference: null, limits: null },
    });
  });
});
