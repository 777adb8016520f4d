import type { Vocabulary } from '#pathway/vocabulary/vocabulary';

const known = new Map<Vocabulary, ReadonlySet<string>>();

/** The codes of a list, in and out of use. */
export function codesOf(list: Vocabulary): ReadonlySet<string> {
  const codes = known.get(list) ?? new Set(list.terms.map(({ code }) => code));
  known.set(list, codes);
  return codes;
}

/** Whether a text is a code of a list, rather than the words of a source in place of one, which may name anybody. */
export const isCodeOf = (list: Vocabulary, text: string): boolean => codesOf(list).has(text);
