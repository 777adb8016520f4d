import type { AnyFact } from '#pathway/fact';
import { codeOrWords } from '#pathway/vocabulary/vocabulary';
import { catalogue } from './catalogue.js';

/** A fact with a code wherever its words are those of a code. */
export function coded<F extends AnyFact>(fact: F): F {
  const fields = catalogue[fact.type] ?? {};
  const codedFields = Object.entries(fact).map(([name, value]): [string, unknown] => {
    const vocabulary = fields[name]?.vocabulary;
    return [name, vocabulary && typeof value === 'string' ? codeOrWords(vocabulary, value) : value];
  });
  return Object.fromEntries(codedFields) as unknown as F;
}
