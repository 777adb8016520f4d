import { describe, expect, it } from '@jest/globals';
import { homogeneity } from './homogeneity.js';

describe('homogeneity', () => {
  it('is tested as R tests it (prop.test, smokers among patients: Fleiss 1981, p. 139)', () => {
    const smokers = [
      { part: 83, whole: 86 },
      { part: 90, whole: 93 },
      { part: 129, whole: 136 },
      { part: 70, whole: 82 },
    ];
    const { chiSquared, degreesOfFreedom, p } = homogeneity(smokers);
    expect(chiSquared).toBeCloseTo(12.6004, 4);
    expect(degreesOfFreedom).toBe(3);
    expect(p).toBeCloseTo(0.005585, 6);
  });

  it('of two groups is the square of the difference in its standard errors', () => {
    const [a, b] = [{ part: 12, whole: 40 }, { part: 25, whole: 50 }] as const; // prettier-ignore
    const pooled = 37 / 90;
    const z = (0.3 - 0.5) / Math.sqrt(pooled * (1 - pooled) * (1 / 40 + 1 / 50));
    const found = homogeneity([a, b, { part: 0, whole: 0 }]);
    expect(found.chiSquared).toBeCloseTo(z ** 2, 12);
    expect(found).toMatchObject({ degreesOfFreedom: 1, leastExpected: expect.closeTo(40 * pooled, 12) });
  });

  it.each([
    [[]],
    [[{ part: 1, whole: 2 }]],
    [
      [
        { part: 0, whole: 2 },
        { part: 0, whole: 3 },
      ],
    ],
    [
      [
        { part: 2, whole: 2 },
        { part: 3, whole: 3 },
      ],
    ],
  ])('is not tested where nothing can differ: %j', (groups) => {
    expect(homogeneity(groups)).toMatchObject({ chiSquared: null, degreesOfFreedom: null, p: null });
  });
});
