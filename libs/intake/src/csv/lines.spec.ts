import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { lineSplitter, MAX_LINE_CHARACTERS, type Line } from './lines.js';

function linesOf(...pieces: readonly string[]): readonly Line[] {
  const splitter = lineSplitter();
  return [...pieces.flatMap((piece) => splitter.take(piece)), ...splitter.rest()];
}

describe('lines', () => {
  it('end with LF, CR LF or CR alone, and are numbered as an editor numbers them', () => {
    expect(linesOf('a\nb\r\n\rc').map(({ number, text }) => [number, text])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, ''],
      [4, 'c'],
    ]);
  });

  it('are the same wherever the pieces of the text end', () => {
    const text = fc.string({ unit: fc.constantFrom('\r', '\n', 'a', '"') });
    fc.assert(
      fc.property(text, fc.nat({ max: 20 }), (whole, cut) => {
        expect(linesOf(whole.slice(0, cut), whole.slice(cut))).toEqual(linesOf(whole));
      }),
    );
  });

  it('do not fill the memory where a file has no line endings', () => {
    const [line, next] = linesOf('x'.repeat(MAX_LINE_CHARACTERS), 'and more', '\nshort');
    expect(line).toMatchObject({ number: 1, cut: true });
    expect(line?.text).toHaveLength(MAX_LINE_CHARACTERS);
    expect(next).toEqual({ number: 2, text: 'short', cut: false });
  });
});
