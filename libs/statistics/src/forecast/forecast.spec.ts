import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { binomialQuantile, mixedQuantiles } from './binomial.js';
import { drawnShares } from './drawn-shares.js';
import { scoreOf } from './score.js';
import { ifNotRefilled, ifRefilled, stillReady } from './vacancies.js';
import { annualShares } from './year-on-year.js';

describe('binomial quantiles', () => {
  it('are those of qbinom in R', () => {
    const found = [
      [0.025, 132, 0.178966789667897],
      [0.975, 132, 0.178966789667897],
      [0.025, 660, 0.178966789667897],
      [0.975, 660, 0.178966789667897],
      [0.1, 20, 0.5],
      [0.9, 20, 0.5],
      [0.025, 100_000, 0.001],
      [0.975, 100_000, 0.001],
    ].map(([probability, trials, chance]) => binomialQuantile(probability!, trials!, chance!));
    expect(found).toEqual([15, 33, 99, 138, 7, 13, 81, 120]);
  });

  it('are certain where there is no chance', () => {
    expect([
      binomialQuantile(0.5, 0, 0.3),
      binomialQuantile(0.975, 9, 0),
      binomialQuantile(0.025, 9, 1),
    ]).toEqual([0, 0, 9]);
  });

  it('are where the sum of the terms passes the probability', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), share, share, (trials, chance, probability) => {
        const m = binomialQuantile(probability, trials, chance);
        expect(upTo(m, trials, chance)).toBeGreaterThanOrEqual(probability - 1e-9);
        expect(upTo(m - 1, trials, chance)).toBeLessThan(probability + 1e-9);
      }),
    );
  });
});

/** P(X <= m), the terms of the definition added up. */
function upTo(m: number, trials: number, chance: number): number {
  let [sum, ways] = [0, 1];
  for (let k = 0; k <= m; k += 1) {
    sum += ways * chance ** k * (1 - chance) ** (trials - k);
    ways *= (trials - k) / (k + 1);
  }
  return sum;
}

describe('shares from one year to the next', () => {
  it('are of those who were in the state, and null where nobody was', () => {
    expect(
      annualShares([
        [6, 2, 2],
        [0, 0, 0],
        [0, 1, 3],
      ]),
    ).toEqual([[0.6, 0.2, 0.2], null, [0, 0.25, 0.75]]);
  });
});

const known = (share: number) => ({ share, samples: [share] });

describe('vacancies', () => {
  it('are years · holders · exit if posts are filled again, and holders who are gone if not', () => {
    expect(ifRefilled(10, known(0.2), 5, 0.95).expected).toBeCloseTo(10, 12);
    expect(ifNotRefilled(10, known(0.2), 5, 0.95).expected).toBeCloseTo(10 * (1 - 0.8 ** 5), 12);
    expect(stillReady(5, known(0.05), 2, 0.95).expected).toBeCloseTo(5 * 0.9025, 12);
  });

  it('agree after one year, and are never more if not filled again', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.nat(300), share, fc.integer({ min: 1, max: 10 }), (holders, exit, years) => {
        const [refilled, not] = [
          ifRefilled(holders, known(exit), years, 0.95),
          ifNotRefilled(holders, known(exit), years, 0.95),
        ];
        expect(not.expected).toBeLessThanOrEqual(refilled.expected + 1e-9);
        expect(not.upper).toBeLessThanOrEqual(holders);
        for (const { expected, lower, upper } of [refilled, not]) {
          expect(lower).toBeLessThanOrEqual(Math.ceil(expected + 1e-9));
          expect(upper).toBeGreaterThanOrEqual(Math.floor(expected - 1e-9));
        }
        if (years === 1) expect(not.expected).toBeCloseTo(refilled.expected, 9);
      }),
    );
  });
});

describe('a score', () => {
  it('is of bias, error and coverage; null of nothing', () => {
    const outcomes = [
      { expected: 4, lower: 1, upper: 8, actual: 1 },
      { expected: 2, lower: 0, upper: 5, actual: 6 },
    ];
    expect(scoreOf(outcomes)).toEqual({ n: 2, meanError: 0.5, meanAbsoluteError: 3.5, shareInRange: 0.5 });
    expect(scoreOf([])).toBeNull();
  });
});

describe('a range that holds that a share is an estimate', () => {
  it('is the quantile of the mixture, worked out by adding up its terms', () => {
    const chances = [0.1, 0.3, 0.5];
    const below = (m: number) => chances.reduce((sum, chance) => sum + upTo(m, 12, chance), 0) / 3;
    const [lower, upper] = mixedQuantiles([0.1, 0.9], 12, chances);
    expect(below(lower!)).toBeGreaterThanOrEqual(0.1);
    expect(below(lower! - 1)).toBeLessThan(0.1);
    expect(below(upper!)).toBeGreaterThanOrEqual(0.9);
    expect(below(upper! - 1)).toBeLessThan(0.9);
  });

  it('is that of the chance alone where the share is known, and never within it where it is not', () => {
    const share = fc.double({ min: 0.05, max: 0.4, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), share, (holders, exit) => {
        const alone = ifRefilled(holders, known(exit), 1, 0.95);
        expect([alone.lower, alone.upper]).toEqual(
          [0.025, 0.975].map((probability) => binomialQuantile(probability, holders, exit)),
        );
        const estimated = ifRefilled(
          holders,
          { share: exit, samples: [exit / 2, exit, exit * 1.5] },
          1,
          0.95,
        );
        expect(estimated.expected).toBe(alone.expected);
        expect(estimated.lower).toBeLessThanOrEqual(alone.lower);
        expect(estimated.upper).toBeGreaterThanOrEqual(alone.upper);
      }),
    );
  });
});

describe('samples of a share', () => {
  const alike = [
    { people: 40, seen: 1, happened: 0 },
    { people: 25, seen: 3, happened: 0 },
    { people: 35, seen: 2, happened: 1 },
  ];

  it('are the same for the same seed', () => {
    expect(drawnShares(alike, 7)).toEqual(drawnShares(alike, 7));
    expect(drawnShares(alike, 8)).not.toEqual(drawnShares(alike, 7));
  });

  it('lie about the share, as far apart as the linearised variance of a ratio says', () => {
    const shares = drawnShares(alike, 1).map(({ part, whole }) => part / whole);
    const mean = shares.reduce((sum, share) => sum + share, 0) / shares.length;
    const sd = Math.sqrt(shares.reduce((sum, share) => sum + (share - mean) ** 2, 0) / shares.length);
    const [part, whole] = [35, 40 + 75 + 70];
    const ratio = part / whole;
    const residuals = alike.reduce(
      (sum, { people, seen, happened }) => sum + people * (happened - ratio * seen) ** 2,
      0,
    );
    expect(mean).toBeCloseTo(ratio, 2);
    expect(sd).toBeGreaterThan((0.85 * Math.sqrt(residuals)) / whole);
    expect(sd).toBeLessThan((1.15 * Math.sqrt(residuals)) / whole);
  });

  it('of those who are all alike are all one', () => {
    const same = drawnShares([{ people: 9, seen: 2, happened: 1 }], 1);
    expect(new Set(same.map(({ part, whole }) => part / whole))).toEqual(new Set([0.5]));
    expect(drawnShares([], 1)[0]).toEqual({ part: 0, whole: 0 });
  });
});
