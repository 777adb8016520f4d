import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { quantile } from './quantiles.js';

it('gives what quantile(c(1, 2, 4, 8, 16), c(0, .1, .25, .5, .9, 1)) gives in R', () => {
  const values = [1, 2, 4, 8, 16];
  const found = [0, 0.1, 0.25, 0.5, 0.9, 1].map((probability) => quantile(values, probability));
  [1, 1.4, 2, 4, 12.8, 16].forEach((expected, index) => expect(found[index]).toBeCloseTo(expected, 12));
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
});

it('is null of nothing, and the value of one', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile([3], 0.9)).toBe(3);
});

it('rises with the probability and stays between the least and the greatest', () => {
  const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(values, share, share, (unordered, p, q) => {
      const ascending = unordered.toSorted((a, b) => a - b);
      const [low, high] = [Math.min(p, q), Math.max(p, q)].map((at) => quantile(ascending, at)!);
      expect(low).toBeLessThanOrEqual(high! + 1e-9);
      expect(low).toBeGreaterThanOrEqual(ascending[0]!);
      expect(high).toBeLessThanOrEqual(ascending.at(-1)! + 1e-9);
    }),
  );
});
