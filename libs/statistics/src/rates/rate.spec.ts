import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rateOf } from './rate.js';

it('has the limits of poisson.test in R', () => {
  const expected = [
    [0, 10, 0.95, 0, 0.368887945411394],
    [1, 12.5, 0.95, 0.00202542463874319, 0.44573147127511192],
    [22, 777.075975359343, 0.95, 0.0177425159307672, 0.0428635879158695],
    [3, 7, 0.9, 0.116813063880565, 1.107665218276104],
  ] as const;
  for (const [events, years, level, lower, upper] of expected) {
    const rate = rateOf(events, years, level)!;
    expect(rate.rate).toBe(events / years);
    expect(rate.lower).toBeCloseTo(lower, 12);
    expect(rate.upper).toBeCloseTo(upper, 12);
  }
});

it('is null where nobody spent time', () => {
  expect(rateOf(0, 0, 0.95)).toBeNull();
});

it('lies within its limits, which come closer the more there is to see', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.double({ min: 0.1, max: 1e4, noNaN: true }), (events, years) => {
      const [once, tenfold] = [rateOf(events, years, 0.95)!, rateOf(events * 10, years * 10, 0.95)!];
      expect(once.lower).toBeLessThanOrEqual(once.rate);
      expect(once.upper).toBeGreaterThan(once.rate);
      expect(tenfold.upper - tenfold.lower).toBeLessThan(once.upper - once.lower);
    }),
  );
});
