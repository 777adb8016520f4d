import { describe, expect, it } from '@jest/globals';
import { expectClose, reference } from '../../spec/reference.js';
import { chiSquaredQuantile, chiSquaredUpperTail } from './chi-squared.js';
import { logGamma } from './log-gamma.js';
import { criticalValue, normalQuantile } from './normal-quantile.js';
import { regularisedGammaP, regularisedGammaQ } from './regularised-gamma.js';

const fromR = reference<Readonly<Record<string, readonly (readonly number[])[]>>>('special');
const rows = (name: string) => fromR[name]!;

describe('special functions, against R', () => {
  it.each(rows('normalQuantile'))('the normal quantile of %d', (p, expected) =>
    expectClose(normalQuantile(p!), expected!, 1e-14, 'relative'),
  );

  it.each(rows('chiSquaredUpperTail'))('the upper tail of chi-squared beyond %d with %d', (x, df, expected) =>
    expectClose(chiSquaredUpperTail(x!, df!), expected!, 1e-12, 'relative'),
  );

  it.each(rows('chiSquaredQuantile'))('the quantile %d of chi-squared with %d', (p, df, expected) =>
    expectClose(chiSquaredQuantile(p!, df!), expected!, 1e-12, 'relative'),
  );

  it.each(rows('regularisedGamma'))('the regularised gamma function at %d, %d', (a, x, lower, upper) => {
    expectClose(regularisedGammaP(a!, x!), lower!, 1e-12, 'relative');
    expectClose(regularisedGammaQ(a!, x!), upper!, 1e-12, upper! < 1e-12 ? 'absolute-below-1' : 'relative');
  });

  it.each(rows('logGamma'))('the logarithm of the gamma function of %d', (x, expected) =>
    expectClose(logGamma(x!), expected!, 1e-14),
  );
});

describe('special functions at their edges', () => {
  it('give a level its number of standard errors', () => {
    expect(criticalValue(0.95)).toBeCloseTo(1.959963984540054, 13);
    expect(() => criticalValue(95)).toThrow(RangeError);
  });

  it('are infinite or not a number rather than wrong', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(1.1)]).toEqual([-Infinity, Infinity, NaN]);
    expect([chiSquaredQuantile(0, 1), chiSquaredQuantile(1, 1), chiSquaredQuantile(-1, 1)]).toEqual([
      0,
      Infinity,
      NaN,
    ]);
    expect([chiSquaredUpperTail(0, 1), chiSquaredUpperTail(Infinity, 1)]).toEqual([1, 0]);
    expect([regularisedGammaP(0, 1), regularisedGammaQ(1, -1), logGamma(0)]).toEqual([NaN, NaN, NaN]);
  });
});
