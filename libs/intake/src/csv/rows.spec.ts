import { describe, expect, it } from '@jest/globals';
import { rowReader, type Row } from './rows.js';

function rowsOf(width: number, ...lines: readonly string[]): readonly Row[] {
  const reader = rowReader({ width, separator: ',' });
  const rows = lines.flatMap((text, i) => reader.take({ number: i + 1, text, cut: false }));
  return [...rows, ...reader.rest()];
}

const told = (rows: readonly Row[]): unknown =>
  rows.map(({ line, cells, problem }) => (problem ? [line, 'failed'] : [line, ...cells]));

describe('rows', () => {
  it('may hold commas, marks and line breaks within quotation marks', () => {
    expect(told(rowsOf(2, 'a,"b, ""c"""', 'd,"e', 'f"', 'g,h'))).toEqual([
      [1, 'a', 'b, "c"'],
      [2, 'd', 'e\nf'],
      [4, 'g', 'h'],
    ]);
  });

  it('below one whose quotation mark is never closed are read all the same', () => {
    expect(told(rowsOf(2, 'a,"b', 'c,d', 'e,f'))).toEqual([
      [1, 'failed'],
      [2, 'c', 'd'],
      [3, 'e', 'f'],
    ]);
  });

  it('are not swallowed where a later mark seems to close the first', () => {
    expect(told(rowsOf(2, 'a,"b', 'c,d', 'e,f"', 'g,h'))).toEqual([
      [1, 'failed'],
      [2, 'c', 'd'],
      [3, 'failed'],
      [4, 'g', 'h'],
    ]);
  });

  it('are all accounted for where every line has a mark too many', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `${i},"b`);
    expect(rowsOf(2, ...lines)).toHaveLength(200);
  });

  it('fail where they have too few or too many values', () => {
    expect(rowsOf(2, 'a', 'a,b,c').map((row) => row.problem?.problem)).toEqual([
      'The row has 1 values where the header names 2 columns.',
      'The row has 3 values where the header names 2 columns.',
    ]);
  });

  it('fail where a comma too many has shifted their values, though the last is empty', () => {
    expect(told(rowsOf(2, 'a,,b', 'a,b,'))).toEqual([
      [1, 'failed'],
      [2, 'failed'],
    ]);
  });

  it('are nothing where there is nothing in them', () => {
    expect(told(rowsOf(2, 'a,b', ',,,', '', '  '))).toEqual([[1, 'a', 'b']]);
  });
});
