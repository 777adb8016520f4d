import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { profiles } from '../profiles/profiles.js';
import { disclosedCount, rounded, shownAs } from './count.js';
import { inWords, low, notApplicable, notAvailable, shown, suppressed } from './disclosed.js';
import { disclosedMean, disclosedOrderStatistic } from './order-statistic.js';
import { derived, disclosedProportion, disclosedRate } from './rate.js';

const { own, alliance, research } = profiles;
const inOrder = [own, alliance, research, profiles.public];
const said = (figure: Parameters<typeof inWords>[0]): string => inWords(figure);

describe('a count by itself', () => {
  it.each([
    [0, '0', '0', '0'],
    [1, '1', 'c', 'c'],
    [4, '4', 'c', 'c'],
    [5, '5', '5', 'c'],
    [9, '9', '9', 'c'],
    [10, '10', '10', '10'],
    [12, '12', '12', '10'],
    [13, '13', '13', '15'],
    [1002, '1002', '1002', '1000'],
  ])('of %i is %s to its own, %s to an alliance, %s to research', (count, ...words) => {
    expect([own, alliance, research].map((profile) => said(disclosedCount(profile, count)))).toEqual(words);
  });

  it('is among those that are shown as it is, and none of these is hidden', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.constantFrom(...inOrder), (count, profile) => {
        const figure = disclosedCount(profile, count);
        if (figure.status !== 'SHOWN') return;
        const [least, greatest] = shownAs(profile, figure.value);
        expect(least <= count && count <= greatest).toBe(true);
        for (let other = least; other <= greatest; other += 1)
          expect(disclosedCount(profile, other)).toEqual(figure);
        expect(disclosedCount(profile, greatest + 1)).not.toEqual(figure);
      }),
    );
  });

  it('is rounded to the greater of two multiples as near', () => {
    expect(rounded({ ...research, roundingBase: 10 }, 15)).toBe(20);
    expect(shownAs({ ...research, roundingBase: 10 }, 20)).toEqual([15, 24]);
  });
});

describe('a part of a group', () => {
  it.each([
    [25, 24, '25', 'c'],
    [25, 20, '25', '20'],
    [25, 3, '25', 'c'],
    [4, 4, 'c', 'c'],
    [9, 9, '9', 'c'],
    [9, 0, '9', 'c'],
    [10, 10, '10', '10'],
    [30, 0, '30', '0'],
    [0, 0, '0', '0'],
  ])('of %i, %i of them, is to an alliance %s, %s of them', (whole, part, base, counted) => {
    const figures = disclosedProportion(alliance, { part, whole });
    expect([said(figures.whole), said(figures.part)]).toEqual([base, counted]);
  });

  it('and its rate are hidden by a stricter profile wherever a less strict one hides them', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), (part, rest) => {
        const proportion = { part, whole: part + rest };
        const hidden = inOrder.map((profile) => {
          const { part: top, whole: base } = disclosedProportion(profile, proportion);
          return [top, base, disclosedRate(profile, proportion)].map(({ status }) => status === 'SUPPRESSED');
        });
        for (let strict = 1; strict < hidden.length; strict += 1)
          hidden[strict - 1]!.forEach((was, which) => was && expect(hidden[strict]![which]).toBe(true));
      }),
    );
  });
});

describe('a rate', () => {
  it('is of what is shown', () => {
    expect(disclosedRate(own, { part: 1, whole: 3 })).toEqual(shown(1 / 3));
    expect(disclosedRate(alliance, { part: 12, whole: 17 })).toEqual(shown(12 / 17));
    expect(disclosedRate(research, { part: 12, whole: 34 })).toEqual(shown(0.286));
    expect(disclosedRate(research, { part: 13, whole: 34 })).toEqual(shown(0.429));
    expect(disclosedRate(alliance, { part: 24, whole: 25 })).toEqual(suppressed);
  });

  it('of nobody is none, on few is hidden, under what is shown of it is low', () => {
    expect(disclosedRate(alliance, { part: 0, whole: 0 })).toEqual(notApplicable);
    expect(disclosedRate(own, { part: 0, whole: 3 })).toEqual(shown(0));
    expect(disclosedRate({ ...alliance, smallestBase: 30 }, { part: 10, whole: 20 })).toEqual(suppressed);
    expect(disclosedRate(research, { part: 10, whole: 40_000 })).toEqual(low);
  });

  it('is the same for all counts that are shown alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 200 }), fc.integer({ min: 20, max: 200 }), (part, rest) => {
        const like = { part: rounded(research, part), whole: rounded(research, part + rest) };
        fc.pre(like.whole - like.part >= 10);
        expect(disclosedRate(research, { part, whole: part + rest })).toEqual(disclosedRate(research, like));
      }),
    );
  });

  it('may have limits, of nothing but what is shown', () => {
    const counts = [shown(10), shown(20)];
    expect(derived(research, 20, counts, (part, whole) => part / whole + 0.1)).toEqual(shown(0.6));
    expect(derived(research, 20, [suppressed, shown(20)], () => 1)).toEqual(suppressed);
    expect(derived(research, 20, [notAvailable, shown(20)], () => 1)).toEqual(notApplicable);
  });
});

describe('a time that stands in order', () => {
  const of = (base: number, quantile: number) => ({ days: 213, quantile, base });
  it.each([
    [own, of(1, 0), '213'],
    [alliance, of(9, 0.5), 'c'],
    [alliance, of(10, 0.5), '213'],
    [alliance, of(500, 0), 'c'],
    [alliance, of(500, 1), 'c'],
    [research, of(10, 0.5), '210'],
    [research, of(19, 0.25), 'c'],
    [research, of(20, 0.75), '210'],
    [profiles.public, of(19, 0.5), 'c'],
    [profiles.public, of(20, 0.5), '180'],
  ])('is shown where enough stand on either side of it', (profile, statistic, words) => {
    expect(said(disclosedOrderStatistic(profile, statistic))).toBe(words);
  });

  it('is not available where it is not reached', () => {
    expect(disclosedOrderStatistic(research, { days: null, quantile: 0.5, base: 40 })).toEqual(notAvailable);
  });

  it('has a mean on enough', () => {
    expect(disclosedMean(own, 7, 2)).toEqual(shown(3.5));
    expect(disclosedMean(own, 0, 0)).toEqual(notAvailable);
    expect(disclosedMean(alliance, 70, 9)).toEqual(suppressed);
    expect(disclosedMean(research, 1000, 10)).toEqual(shown(90));
  });
});
