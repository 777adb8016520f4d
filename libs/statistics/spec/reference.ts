import { readFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/** What R gave for a data set: see reference.R beside this file, which wrote it. */
export const reference = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`./reference/${name}.json`, import.meta.url), 'utf8')) as T;

/** Equal in so much of the larger of the value and 1 (or, for what is `relative`, of the value alone). */
export function expectClose(
  actual: number | null,
  expected: number | null,
  tolerance = 1e-10,
  scale: 'relative' | 'absolute-below-1' = 'absolute-below-1',
): void {
  if (actual === null || expected === null || !Number.isFinite(expected)) {
    expect(actual).toBe(expected);
    return;
  }
  const size = scale === 'relative' ? Math.abs(expected) : Math.max(1, Math.abs(expected));
  expect({ actual, isClose: Math.abs(actual - expected) <= tolerance * size }).toEqual({
    actual,
    isClose: true,
  });
}
