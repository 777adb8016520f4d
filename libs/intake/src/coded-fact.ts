import { catalogue } from '#pathway/catalogue';
import type { AnyFact } from '#pathway/fact';
import { codeOrWords } from '#pathway/vocabulary/vocabulary';

/** The fields of each type of fact that hold codes of a list. */
const codedFields: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(catalogue).map(([type, fields]) => [
    type,
    Object.keys(fields).filter((name) => fields[name]?.vocabulary),
  ]),
);

export const hasCodes = (fact: AnyFact): boolean => (codedFields.get(fact.type)?.length ?? 0) > 0;

/** A fact with a code wherever its words are those of a code. */
export function coded<F extends AnyFact>(fact: F): F {
  const held = { ...fact } as unknown as Record<string, unknown>;
  for (const name of codedFields.get(fact.type) ?? []) {
    const vocabulary = catalogue[fact.type]?.[name]?.vocabulary;
    const value = held[name];
    if (vocabulary && typeof value === 'string') held[name] = codeOrWords(vocabulary, value);
  }
  return held as unknown as F;
}
