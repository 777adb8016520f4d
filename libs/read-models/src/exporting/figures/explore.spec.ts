import { describe, expect, it } from '@jest/globals';
import { openSolver } from '#disclosure/solver/highs';
import { brokenRules } from './explore-rules.js';
import { explorePair, type ExplorePair } from './explore-statistics.js';
import { type Figure, YEARS } from './figures.js';

const cells = (cohort: string, retained: (year: number) => number | null, eligible: number, route?: string): Figure['rows'] =>
  YEARS.map((year) => {
    const held = retained(year);
    return {
      ...{ cohort, n: eligible, year, eligible, retained: held, percent: held === null || eligible === 0 ? null : (held / eligible) * 100 },
      ...(route && { route }),
    };
  }); // prettier-ignore

const figure = (name: string, rows: Figure['rows']): Figure => ({
  table: { name, title: '', says: '', columns: [] },
  definition: '',
  rows,
});

const most = (year: number): number | null => (year > 5 ? null : 201 - 20 * year);
const solver = await openSolver();
const pair = explorePair(
  [
    figure('retention', [
      ...cells('1999/00', (year) => (year > 5 ? null : 206 - 20 * year), 307),
      ...cells('2000/01', (year) => (year > 2 ? null : [20, 1][year - 1]!), 60_000),
    ]),
    figure('retention_by_route', [
      ...cells('1999/00', most, 300, 'scitt'),
      ...cells('1999/00', (year) => (year > 5 ? null : 5), 7, 'assessment_only'),
    ]),
  ],
  solver,
);

const value = (period: string, route: string, year: number): readonly string[] =>
  pair.data.find((row) => row[0] === period && row[5] === route && row[6] === String(year))!.slice(7);

describe('the pair for Explore Education Statistics', () => {
  it('keeps the rules', () => {
    expect(brokenRules(pair)).toEqual([]);
    expect(pair.data).toHaveLength(1 + 2 * 3 * YEARS.length);
  });

  it('has a number, or a symbol that says why there is none', () => {
    expect(value('199900', 'Total', 1)).toEqual(['305', '185', '60.7']);
    expect(value('199900', 'Total', 10)).toEqual(['305', 'x', 'x']);
    expect(value('200001', 'SCITT', 1)).toEqual(['0', '0', 'z']);
    expect(value('200001', 'Total', 1)).toEqual(['60000', '20', 'low']);
  });

  it('has no count of few, nor one from which few follow', () => {
    expect(value('199900', 'Assessment only', 1)).toEqual(['c', 'c', 'c']);
    expect(value('199900', 'SCITT', 1)).toEqual(['c', 'c', 'c']);
    expect(value('200001', 'Total', 2)).toEqual(['60000', 'c', 'c']);
  });

  it('has no filter where there is nothing to filter', () => {
    const alone = explorePair(
      [figure('retention', cells('1999/00', most, 300)), figure('retention_by_route', [])],
      solver,
    );
    expect(brokenRules(alone)).toEqual([]);
    expect(alone.data[0]).not.toContain('training_route');
  });
});

const changed = (change: Partial<ExplorePair>): ExplorePair => ({ ...pair, ...change });
const withCell = (column: number, text: string): ExplorePair =>
  changed({ data: pair.data.map((row, place) => (place === 1 ? row.with(column, text) : row)) });
const withMeta = (row: number, column: number, text: string): ExplorePair =>
  changed({
    meta: pair.meta.map((cellsOf, place) => (place === row ? cellsOf.with(column, text) : cellsOf)),
  });

describe('a pair that breaks a rule', () => {
  it.each<[string, ExplorePair, RegExp]>([
    ['a long name', changed({ name: 'x'.repeat(51) }), /file name/],
    ['capitals in its name', changed({ name: 'Retention' }), /file name/],
    ['a column in capitals', changed({ data: pair.data.map((row, i) => (i ? row : row.with(7, 'Headcount'))) }), /snake_case/],
    ['a period of two years that do not follow', withCell(0, '199902'), /six digits/],
    ['two identifiers of time', withCell(1, 'Calendar year'), /identifier of time/],
    ['another country', withCell(3, 'W92000004'), /England/],
    ['a blank', withCell(9, ''), /numbers or symbols/],
    ['an old symbol', withCell(9, ':'), /numbers or symbols/],
    ['a missing combination', changed({ data: pair.data.slice(0, -1) }), /every combination/],
    ['a combination twice', changed({ data: [...pair.data, pair.data[1]!] }), /every combination/],
    ['a unit that is none', withMeta(5, 4, 'per cent'), /the unit/],
    ['no default', withMeta(1, 8, 'All'), /default value/],
    ['a column that is not described', changed({ meta: pair.meta.slice(0, -1) }), /is described/],
    ['two labels alike', withMeta(4, 2, 'Retention rate'), /label of its own/],
  ])('is told of %s', (_, broken, rule) => {
    expect(brokenRules(broken).join('; ')).toMatch(rule);
  }); // prettier-ignore
});
