import { expect, it } from '@jest/globals';
import { drawnTowards } from './shrinkage.js';

it('a share of few lies between theirs and that of all, the nearer to theirs the more they are', () => {
  const all = { part: 10, whole: 100 };
  expect(drawnTowards({ part: 1, whole: 4 }, all, 20)).toBeCloseTo((1 + 2) / 24, 15);
  expect(drawnTowards({ part: 250, whole: 1_000 }, all, 20)).toBeCloseTo(252 / 1_020, 15);
  expect(drawnTowards({ part: 0, whole: 0 }, all, 20)).toBeCloseTo(0.1, 15);
});

it('is as it is without a weight or anybody else, and nothing of nobody', () => {
  expect(drawnTowards({ part: 1, whole: 4 }, { part: 10, whole: 100 }, 0)).toBe(0.25);
  expect(drawnTowards({ part: 1, whole: 4 }, { part: 0, whole: 0 }, 20)).toBe(0.25);
  expect(drawnTowards({ part: 0, whole: 0 }, { part: 0, whole: 0 }, 20)).toBeNull();
});
