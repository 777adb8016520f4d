import { describe, expect, it } from '@jest/globals';
import { headerOf, type Layout } from './header.js';

const layout: Layout<'event_id' | 'kind' | 'route'> = {
  columns: ['event_id', 'kind', 'route'],
  required: ['event_id', 'kind'],
};

describe('a header', () => {
  it('names the columns in any order, among others that are left alone', () => {
    const { placeOf } = headerOf(' Kind ,note,"EVENT_ID"', layout);
    expect([...placeOf]).toEqual([
      ['event_id', 2],
      ['kind', 0],
    ]);
  });

  it.each([
    ['kind,route', 'The required column "event_id" is missing.'],
    ['kind,trust_id', 'The required column "event_id" is missing.'],
    ['event_id,knd,route', 'There is no column "kind", but one called "knd". Rename it to "kind".'],
    ['event_id,kind,rote', 'There is no column "route", but one called "rote". Rename it to "route".'],
    ['event_id,kind,kind', 'The column "kind" is there twice.'],
    ['event_id;kind;route', 'separated by semicolons'],
    ['event_id\tkind\troute', 'separated by tabs'],
    ['event_id,"kind', 'quotation mark that is never closed'],
  ])('is refused as a whole: %s', (line, message) => {
    expect(() => headerOf(line, layout)).toThrow(message);
  });
});
