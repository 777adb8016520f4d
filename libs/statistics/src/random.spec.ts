import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { randomFrom, xoshiro128 } from './random.js';

describe('the generator', () => {
  it("gives the words that the authors' code gives for the state 1, 2, 3, 4", () => {
    const next = xoshiro128([1, 2, 3, 4]);
    const words = Array.from({ length: 10 }, next);
    expect(words).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('random numbers', () => {
  const drawn = (seed: number, bound: number, times: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: times }, () => random.below(bound));
  };

  it('are the same for the same seed, and below the bound', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
        const numbers = drawn(seed, bound, 20);
        expect(drawn(seed, bound, 20)).toEqual(numbers);
        expect(numbers.every((number) => Number.isInteger(number) && number >= 0 && number < bound)).toBe(
          true,
        );
      }),
    );
  });

  it('differ for seeds next to each other, and fall evenly', () => {
    expect(drawn(1, 1_000_000, 3)).not.toEqual(drawn(2, 1_000_000, 3));
    const counts = new Array<number>(10).fill(0);
    for (const number of drawn(7, 10, 100_000)) counts[number]! += 1;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
  });
});
