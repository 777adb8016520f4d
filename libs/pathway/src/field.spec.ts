import { describe, expect, it } from '@jest/globals';
import type { Field } from './field.js';
import { isCalendarDate } from './calendar.js';
import {
  coded,
  count,
  date,
  days,
  faultsIn,
  flag,
  fte,
  group,
  hours,
  id,
  listOf,
  oneOf,
  optional,
  ordinal,
  share,
  terms,
  text,
} from './field.js';
import { phases } from './vocabulary/phases.js';

describe('A calendar date', () => {
  it.each(['2024-02-29', '2000-02-29', '2023-12-31', '1999-05-07'])('may be %s', (day) => {
    expect(isCalendarDate(day)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-1-1',
    '01/09/2023',
    '2023-09-01T00:00:00Z',
    '2023-09-01\n',
    20230901,
    null,
  ])('is not %j', (value) => {
    expect(isCalendarDate(value)).toBe(false);
  });
});

describe('A field accepts what it holds and nothing else', () => {
  const cases: readonly [string, Field<unknown>, readonly unknown[], readonly unknown[]][] = [
    ['text', text, ['a', ' a ', 'a\n\tb', '🎓', 'x'.repeat(2000)], ['', '  ', 1, null, 'x'.repeat(2001)]],
    [
      'text without halves of characters and controls',
      text,
      [],
      ['x\ud83d', '\ude00x', 'a\0b', 'a\u001bb', 'a\rb'],
    ],
    ['an id', id, ['1', 'x-y', '__proto__', 'x'.repeat(200)], ['', 1, 'x'.repeat(201)]],
    ['an id on one line, without halves of characters', id, ['🎓'], ['x\ud83d', 'a\nb', 'a\tb', 'a\0']],
    ['a date', date, ['2024-02-29'], ['2023-02-29', 'yesterday']],
    ['a flag', flag, [true, false], ['true', 0]],
    ['a count', count, [0, 100_000], [-1, 0.5, 100_001, '1', Number.NaN]],
    ['an ordinal', ordinal, [1, 100], [0, 1.5, 101]],
    ['days', days, [0, 0.5, 10_000], [-0.5, 10_001, Infinity]],
    ['hours', hours, [0, 1.25], [-1]],
    ['terms', terms, [0, 0.1, 16], [-0.1, 16.1]],
    ['a share', share, [0.001, 1], [0, 1.001, -1]],
    ['an FTE', fte, [0, 2], [-0.1, 2.1]],
    ['a choice', oneOf('met', 'not_met'), ['met'], ['Met', '', undefined]],
    ['a list', listOf(ordinal), [[], [1, 2]], [[0], 1, '1']],
    [
      'a group',
      group({ school: id, fte }),
      [{ school: 's', fte: 1 }],
      [{ school: 's' }, { school: 's', fte: 1, x: 1 }, null],
    ],
    // Which codes may be used depends on the day, and reported facts keep their source's words.
    ['a coded field', coded(phases), ['primary', 'words of a source'], ['', 3, 'primary\ud83d']],
  ];

  it.each(cases)('%s', (_name, field, accepted, refused) => {
    expect(accepted.filter((value) => !field.accepts(value))).toEqual([]);
    expect(refused.filter((value) => field.accepts(value))).toEqual([]);
  });
});

describe('What is wrong with an object', () => {
  const fields = { school: id, days: optional(days) };

  it('is nothing when it is as described; what is optional may be missing or null', () => {
    expect(faultsIn(fields, { school: 's', days: 3 })).toEqual([]);
    expect(faultsIn(fields, { school: 's' })).toEqual([]);
    expect(faultsIn(fields, { school: 's', days: null })).toEqual([]);
  });

  it('is told field by field: missing, ill filled, unknown', () => {
    expect(faultsIn(fields, { days: 'three', dayz: 3 })).toEqual([
      { field: 'school', message: '"school" is missing: it holds an identifier.' },
      { field: 'days', message: '"days" must hold a number of days.' },
      { field: 'dayz', message: 'There is no field "dayz" here.' },
    ]);
  });

  it('says what text may not hold', () => {
    expect(faultsIn(fields, { school: 'oak\ud83d' })).toEqual([
      { field: 'school', message: expect.stringContaining('none of them cut in half') },
    ]);
  });

  it('does not mistake what every object has for a field', () => {
    expect(faultsIn(fields, { school: 's', toString: 'x' }).map(({ field }) => field)).toEqual(['toString']);
  });
});
