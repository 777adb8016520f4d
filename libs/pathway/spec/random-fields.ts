/** Random values for the fields of the catalogue: whatever a field accepts, out of pools small enough to meet again. */
import fc from 'fast-check';
import type { Field, Fields } from '../src/field.js';
import { addDays } from '../src/calendar.js';

/** Some ids are words that every object answers to. */
const texts = fc.constantFrom('x1', 'x2', 'x3', '__proto__', 'constructor');
const numbers = [0, 0.5, 1, 1.5, 2, 3, 4, 6, 16];
export const days = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2016-02-29', count));

/** Anything the field accepts; of a coded field also a source's own words. */
export function anythingIn(field: Field<unknown>): fc.Arbitrary<unknown> {
  if (field.accepts([])) return fc.array(anItemOf(field), { maxLength: 3 });
  return anItemOf(field);
}

function anItemOf({ items, vocabulary, holds, accepts }: Field<unknown>): fc.Arbitrary<unknown> {
  const oneByOne = accepts([]) ? (value: unknown) => accepts([value]) : accepts;
  const known = [...numbers, true].filter((value) => oneByOne(value));
  if (items) return anythingInAll(items);
  if (vocabulary) return fc.constantFrom(...vocabulary.terms.map(({ code }) => code), 'their own words');
  if (oneByOne('x1')) return texts;
  if (oneByOne('2016-02-29')) return days;
  if (known.length > 0) return fc.constantFrom(...known);
  return fc.constantFrom(...holds.replace(/^.*one of /, '').split(', '));
}

/** A group of fields, the optional ones there or not. */
export const anythingInAll = (fields: Fields): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(
    Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, anythingIn(field)])),
    {
      requiredKeys: Object.entries(fields).flatMap(([name, { optional }]) => (optional ? [] : [name])),
    },
  );
