import { describe, expect, it } from '@jest/globals';
import { publishedOf, releaseOf, releases } from './releases.js';

describe('releases of published figures', () => {
  it.each(releases())('$release says what it is, where it is from, and nothing impossible', (release) => {
    const { title, census, source, about, note, rows } = release;
    for (const words of [title, census, source, about, note]) expect(words).not.toBe('');
    expect(source).toContain('https://');
    expect(new Set(rows.map(({ year }) => year)).size).toBe(rows.length);
    for (const { year } of rows) {
      const { percent } = publishedOf(release, year - 1)!;
      expect(percent.size).toBeGreaterThan(0);
      for (const [after, value] of percent) {
        expect(Number.isInteger(after) && after > 0).toBe(true);
        expect(value).toBeGreaterThan(0);
        expect(value).toBeLessThan(100);
      }
    }
  });

  it('may differ on the same years: a revised series is another release', () => {
    const of1996 = ['dfe-2016', 'dfe-2022', 'dfe-2025'].map(
      (id) => publishedOf(releaseOf(id), 1995)!.percent,
    );
    expect(of1996.map((percent) => percent.get(1))).toEqual([91, 91, 89.8]);
    expect(of1996.map((percent) => percent.get(10))).toEqual([undefined, 59.6, 51]);
    // Retention may rise: who comes back counts.
    expect(of1996[1]!.get(14)).toBeGreaterThan(of1996[1]!.get(13)!);
  });

  it('work out the percentage of heads who have left', () => {
    const { n, percent } = publishedOf(releaseOf('dfe-2023'), 2015)!;
    expect(n).toBe(25_203);
    expect(percent.get(1)).toBeCloseTo(84.9, 1);
    expect(percent.get(2)).toBeUndefined();
  });

  it('are refused by another name, and those there are named', () => {
    expect(() => releaseOf('dfe-1066')).toThrow('There is no such benchmark. There are: dfe-2015, dfe-2016,');
    expect(publishedOf(releaseOf('dfe-2016'), 2030)).toBeUndefined();
  });
});
