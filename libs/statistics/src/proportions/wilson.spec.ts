import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wilson } from './wilson.js';

describe('wilson', () => {
  it.each([
    // prop.test(…, correct = FALSE) of R 4.2.2, and Newcombe 1998, Stat Med 17:857, table I
    [81, 263, 0.95, 0.2553, 0.3662],
    [15, 148, 0.95, 0.0624, 0.1605],
    [0, 20, 0.95, 0, 0.1611],
    [1, 29, 0.95, 0.0061, 0.1718],
    [29, 29, 0.95, 0.883, 1],
  ])('of %i out of %i at %d is from %d to %d', (part, whole, level, lower, upper) => {
    const limits = wilson(part, whole, level)!;
    expect(limits.lower).toBeCloseTo(lower, 4);
    expect(limits.upper).toBeCloseTo(upper, 4);
  });

  it('is not defined of nothing, and refuses what is no part or no level', () => {
    expect(wilson(0, 0, 0.95)).toBeNull();
    expect(() => wilson(3, 2, 0.95)).toThrow(RangeError);
    expect(() => wilson(1, 2, 1)).toThrow(RangeError);
  });

  it('holds the share, is the same seen from the other side, and widens with the level', () => {
    fc.assert(
      fc.property(fc.nat(5_000), fc.nat(5_000), (retained, gone) => {
        const whole = retained + gone + 1;
        const limits = wilson(retained, whole, 0.95)!;
        const other = wilson(whole - retained, whole, 0.95)!;
        const wider = wilson(retained, whole, 0.99)!;
        const share = retained / whole;
        expect(limits.lower).toBeLessThanOrEqual(share);
        expect(limits.upper).toBeGreaterThanOrEqual(share);
        expect(other.lower).toBeCloseTo(1 - limits.upper, 12);
        expect(wider.lower).toBeLessThanOrEqual(limits.lower);
        expect(wider.upper).toBeGreaterThanOrEqual(limits.upper);
      }),
    );
  });
});
