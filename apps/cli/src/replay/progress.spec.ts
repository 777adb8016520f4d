import { expect, it } from '@jest/globals';
import { estimate } from './progress.js';

it('what is left is estimated from what was done, each step by itself', () => {
  let clock = 0;
  const left = estimate(() => clock);
  const reading = (share: number | null) => left({ step: 'READING', factsRead: 1, share });
  clock = 10_000;
  expect(reading(0.25)).toBe(', about 30 s left');
  expect(reading(null)).toBe('');
  expect(reading(0.01)).toBe(', about 17 min left');
  expect(reading(1)).toBe('');
  expect(left({ step: 'ASKING', factsRead: 1, share: 0 })).toBe('');
  clock = 14_000;
  expect(left({ step: 'ASKING', factsRead: 1, share: 0.5 })).toBe(', about 4 s left');
});
