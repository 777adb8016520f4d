/** A published list of codes. Codes come and go; what was recorded with one stays readable for ever. */
export interface Term {
  readonly code: string;
  readonly label: string;
  readonly aliases?: readonly string[];
  /** First and last day on which the code may be used in a command. Absent: no limit known. */
  readonly from?: string;
  readonly to?: string;
}

export interface Vocabulary<T extends Term = Term> {
  readonly name: string;
  /** Where the list was read. */
  readonly source: string;
  readonly terms: readonly T[];
}

/** The term with this code, or undefined. */
export const termOf = <T extends Term>(vocabulary: Vocabulary<T>, code: string): T | undefined =>
  vocabulary.terms.find((term) => term.code === code);

/** The code that a source meant by a code, a label or an alias (letter case aside); undefined if none. */
export function codeMeantBy(vocabulary: Vocabulary, words: string): string | undefined {
  const wanted = words.trim().toLowerCase();
  return vocabulary.terms.find((term) =>
    [term.code, term.label, ...(term.aliases ?? [])].some((name) => name.toLowerCase() === wanted),
  )?.code;
}

/** The code whose code or label these very words are, else the words themselves: nothing a source said is lost. */
export const codeOrWords = (vocabulary: Vocabulary, words: string): string =>
  vocabulary.terms.find((term) => term.code === words || term.label === words)?.code ?? words;

/** The label of a code; a source's own words stand for themselves. */
export const labelOf = (vocabulary: Vocabulary, code: string): string =>
  termOf(vocabulary, code)?.label ?? code;

/** Whether a term may be used on a day. */
export const isInUse = (term: Term, on: string): boolean =>
  (term.from === undefined || term.from <= on) && (term.to === undefined || on <= term.to);
