/** Random values for the fields of the catalogue: whatever a field accepts, out of pools small enough to meet again. */
import fc from 'fast-check';
import type { Field, Fields } from '../src/field.js';
import { addDays } from '../src/calendar.js';

/** Some ids are words that every object answers to. */
const texts = fc.constantFrom('x1', 'x2', 'x3', '__proto__', 'constructor');
const numbers = [0, 0.5, 1, 1.5, 2, 3, 4, 6, 16, 1984, 2019];
export const days = fc.integer({ min: 0, max: 3000 }).map((count) => addDays('2016-02-29', count));

/** Anything the field accepts. Of a coded field: its codes, and words of the source's own if there are any. */
function anythingIn(field: Field<unknown>, ownWords: readonly string[]): fc.Arbitrary<unknown> {
  const item = anItemOf(field, ownWords);
  return field.accepts([]) ? fc.array(item, { maxLength: 3 }) : item;
}

function anItemOf(
  { items, vocabulary, holds, accepts, open }: Field<unknown>,
  ownWords: readonly string[],
): fc.Arbitrary<unknown> {
  const oneByOne = accepts([]) ? (value: unknown) => accepts([value]) : accepts;
  const known = [...numbers, true].filter((value) => oneByOne(value));
  if (open) return fc.constant(`sealed.1.${'A'.repeat(38)}`);
  if (items) return anythingInAll(items, ownWords);
  if (vocabulary) return fc.constantFrom(...vocabulary.terms.map(({ code }) => code), ...ownWords);
  if (oneByOne('x1')) return texts;
  if (oneByOne('2016-02-29')) return days;
  if (known.length > 0) return fc.constantFrom(...known);
  return fc.constantFrom(...holds.replace(/^.*one of /, '').split(', '));
}

/** A group of fields, the optional ones there or not. */
export function anythingInAll(
  fields: Fields,
  ownWords: readonly string[] = [],
): fc.Arbitrary<Record<string, unknown>> {
  const all = Object.entries(fields);
  return fc.record(Object.fromEntries(all.map(([name, field]) => [name, anythingIn(field, ownWords)])), {
    requiredKeys: all.flatMap(([name, { optional }]) => (optional ? [] : [name])),
  });
}
