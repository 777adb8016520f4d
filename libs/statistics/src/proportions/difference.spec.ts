import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { difference } from './difference.js';

const of = (part: number, whole: number) => ({ part, whole });

describe('difference', () => {
  it.each([
    // Newcombe 1998, Stat Med 17:873, table II, method 10
    [of(56, 70), of(48, 80), [0.0524, 0.3339]],
    [of(9, 10), of(3, 10), [0.1705, 0.809]],
    [of(6, 7), of(2, 7), [0.0582, 0.8062]],
    [of(5, 56), of(0, 29), [-0.0381, 0.1926]],
    [of(0, 10), of(0, 20), [-0.1611, 0.2775]],
    [of(10, 10), of(0, 10), [0.6075, 1]],
  ] as const)('of %j and %j is within %j', (one, other, [lower, upper]) => {
    const found = difference(one, other, 0.95)!;
    expect(found.difference).toBeCloseTo(one.part / one.whole - other.part / other.whole, 12);
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  it('is not defined of nothing', () => {
    expect(difference(of(0, 0), of(1, 2), 0.95)).toBeNull();
    expect(difference(of(1, 2), of(0, 0), 0.95)).toBeNull();
  });

  it('is within its limits, which are the same seen from the other side', () => {
    const proportion = fc.tuple(fc.nat(500), fc.nat(500)).map(([part, rest]) => of(part, part + rest + 1));
    fc.assert(
      fc.property(proportion, proportion, (first, second) => {
        const found = difference(first, second, 0.95)!;
        const other = difference(second, first, 0.95)!;
        expect(found.lower).toBeLessThanOrEqual(found.difference);
        expect(found.upper).toBeGreaterThanOrEqual(found.difference);
        expect(found.lower).toBeGreaterThanOrEqual(-1);
        expect(found.upper).toBeLessThanOrEqual(1);
        expect(other.upper).toBeCloseTo(-found.lower, 12);
      }),
    );
  });
});
