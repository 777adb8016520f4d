import { describe, expect, it } from '@jest/globals';
import { primary } from './primary.js';
import { profiles } from '../profiles/profiles.js';
import { withSeconds } from './complement.js';
import { ALL, cellAt, flat, withMargins } from './margins.js';
import type { Table } from './table.js';
import { indexed } from './table.js';

const group = (retained: number, gone: number): Table => ({
  cells: [
    { id: 'base', value: retained + gone },
    { id: 'retained', value: retained },
    { id: 'not retained', value: gone },
  ],
  sums: [{ total: 'base', parts: ['retained', 'not retained'], outcomes: true }],
});

const marked = (table: Table, name: 'alliance' | 'research'): readonly string[] => {
  const cells = indexed(table);
  return [...primary(profiles[name], cells)].map((place) => cells.ids[place]!);
};

describe('a table', () => {
  it('is refused where it does not add up', () => {
    expect(() => indexed({ ...group(5, 6), sums: [{ total: 'base', parts: ['retained'] }] })).toThrow(
      /add up/,
    );
    expect(() => indexed({ ...group(5, 6), sums: [{ total: 'base', parts: ['left'] }] })).toThrow(
      /names a cell/,
    );
    expect(() => indexed({ cells: [{ id: 'a', value: -1 }], sums: [] })).toThrow(/whole number/);
    expect(() => indexed({ cells: [{ id: 'a', value: 1.5 }], sums: [] })).toThrow(/whole number/);
    expect(() => indexed({ cells: [...group(1, 1).cells, ...group(1, 1).cells], sums: [] })).toThrow(
      /same id/,
    );
  });

  it('is the same however its cells and sums come', () => {
    const dimensions = [flat(['a', 'b']), flat(['x', 'y'], true)];
    const table = withMargins(dimensions, [
      { at: ['a', 'x'], value: 3 },
      { at: ['a', 'y'], value: 4 },
      { at: ['b', 'x'], value: 5 },
      { at: ['b', 'y'], value: 6 },
    ]);
    const turned = {
      cells: [...table.cells].reverse(),
      sums: [...table.sums].reverse().map((sum) => ({ ...sum, parts: [...sum.parts].reverse() })),
    };
    expect(indexed(turned)).toEqual(indexed(table));
  });

  it('has margins of every dimension, at every level', () => {
    const schools = {
      within: new Map<string, string | null>([
        ['S1', 'T1'],
        ['S2', 'T1'],
        ['S3', 'T2'],
        ['T1', ALL],
        ['T2', ALL],
        [ALL, null],
      ]),
    };
    const { cells, sums } = withMargins(
      [schools, flat(['in', 'out'], true)],
      ['S1', 'S2', 'S3'].flatMap((school, index) => [
        { at: [school, 'in'], value: 10 + index },
        { at: [school, 'out'], value: index },
      ]),
    );
    const value = (...at: string[]) => cells.find(({ id }) => id === cellAt(at))?.value;
    expect([value('T1', 'in'), value('T2', ALL), value(ALL, 'out'), value(ALL, ALL)]).toEqual([
      21, 14, 3, 36,
    ]);
    expect(cells).toHaveLength(18);
    expect(sums.filter(({ outcomes }) => outcomes)).toHaveLength(6);
    expect(sums.find(({ total, outcomes }) => total === cellAt(['T2', 'in']) && !outcomes)?.parts).toEqual([
      cellAt(['S3', 'in']),
    ]);
  });
});

describe('primary suppression', () => {
  it('marks small counts, those of a complement and all or none of a small group', () => {
    expect(marked(group(24, 1), 'alliance')).toEqual(['not retained']);
    expect(marked(group(1, 24), 'alliance')).toEqual(['retained']);
    expect(marked(group(3, 0), 'alliance')).toEqual(['base', 'retained', 'not retained']);
    expect(marked(group(9, 0), 'alliance')).toEqual(['not retained', 'retained']);
    expect(marked(group(10, 0), 'alliance')).toEqual([]);
    expect(marked(group(19, 0), 'research')).toEqual(['not retained', 'retained']);
    expect(marked(group(20, 0), 'research')).toEqual([]);
  });
});

describe('a second cell', () => {
  it('is hidden beside one that stands alone: the least worth, never nothing', () => {
    const row: Table = {
      cells: [
        { id: 'a', value: 2 },
        { id: 'b', value: 9 },
        { id: 'c', value: 7 },
        { id: 'd', value: 0 },
        { id: 'total', value: 18 },
      ],
      sums: [{ total: 'total', parts: ['a', 'b', 'c', 'd'] }],
    };
    const cells = indexed(row);
    expect([...withSeconds(cells, new Set([0]))].map((place) => cells.ids[place])).toEqual(['a', 'c']);
    expect(withSeconds(cells, new Set()).size).toBe(0);
  });
});
