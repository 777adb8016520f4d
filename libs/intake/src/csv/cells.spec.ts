import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
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

  it('are those that another reader finds, or none where it finds a fault', () => {
    fc.assert(
      fc.property(
        text.filter((record) => !record.includes('\n') && record !== ''),
        (record) => {
          expect(cellsOf(record)).toEqual(foundByAnother(record));
        },
      ),
    );
  });
});

function foundByAnother(record: string): unknown {
  try {
    return parse(record, { relax_column_count: true })[0];
  } catch {
    return undefined;
  }
}

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
