import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { asWritten, cellsOf, safeCell } from './cells.js';

const text = fc.string({ unit: fc.constantFrom('"', ',', '\n', "'", '=', ' ', 'a', 'é', '👩') });

describe('the cells of a record', () => {
  it('are those that were written, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (cells) => {
        expect(cellsOf(stringify([cells]).slice(0, -1))).toEqual(cells);
      }),
    );
  });

  it.each(['"a', 'a"b', '"a"b', 'a,"b'])('are none where a quotation mark is out of place: %s', (record) => {
    expect(cellsOf(record)).toBeUndefined();
  });
});

describe('a cell made safe for spreadsheets', () => {
  it.each(['=1+1', '+44', '-5', '@cmd', '\t=x', "'=1", '＝1'])('never begins like a formula: %j', (value) => {
    expect(safeCell(value)).toMatch(/^'/);
  });

  it('is left alone where it is no formula', () => {
    expect(safeCell("O'Neill")).toBe("O'Neill");
    expect(safeCell("'quoted'")).toBe("'quoted'");
  });

  it('can be taken back to what it was', () => {
    fc.assert(fc.property(text, (value) => expect(asWritten(safeCell(value))).toBe(value)));
  });
});
