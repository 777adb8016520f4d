import { describe, expect, it } from '@jest/globals';
import { shown } from './value.js';
import { readId, readWords } from './words.js';

describe('values in words', () => {
  it.each(['head of year', 'chef d’équipe', 'two\nlines', 'שלום'])('are taken as they are: %j', (text) => {
    expect(readWords(text)).toEqual({ value: text });
  });

  it.each(['a\0b', 'a\uFFFDb', 'a\ud83d', 'x'.repeat(2_001)])(
    'are refused where they cannot be words (%#)',
    (text) => {
      expect(readWords(text)).toHaveProperty('mend');
    },
  );

  it.each(['T1\u200e', 'T\n1', 'x'.repeat(201), '\u202eT1'])(
    'are no identifier where parts are hidden (%#)',
    (text) => {
      expect(readId(text)).toHaveProperty('mend');
    },
  );

  it('are shown in a message short and harmless', () => {
    expect(shown('\u001b[31mred\u202e\n')).toBe('"?[31mred??"');
    expect(shown('x'.repeat(100))).toHaveLength(43);
  });
});
