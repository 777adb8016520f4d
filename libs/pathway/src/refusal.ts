/**
 * A rule said no. An answer, not an accident: it is returned, never thrown, and shown to the person who asked.
 */
export interface Refusal {
  readonly code: RefusalCode;
  /** What stands in the way, in a sentence. */
  readonly message: string;
  /** What to do instead. */
  readonly mend: string;
  /** The field of the command it hangs on, if one. */
  readonly field?: string;
}

export const refusalCodes = [
  'MALFORMED',
  'UNKNOWN_CODE',
  'CODE_NOT_IN_USE',
  'BEFORE_PREVIOUS_FACT',
  'IN_THE_FUTURE',
  'NOT_REGISTERED',
  'ALREADY_REGISTERED',
  'WRONG_KIND',
  'UNKNOWN_ID',
  'ID_TAKEN',
  'WRONG_STATE',
  'NOT_QUALIFIED',
  'ALREADY_QUALIFIED',
  'NOT_ELIGIBLE',
  'SHARES_NOT_ONE',
  'INCOMPLETE',
  'ALREADY_HELD',
  'NOT_HELD',
  'UNKNOWN_FACT',
  'ALREADY_VOID',
  'MERGED',
  'ERASED',
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

export const refusal = (code: RefusalCode, message: string, mend: string, field?: string): Refusal => ({
  code,
  message,
  mend,
  ...(field !== undefined && { field }),
});

/** What a decider answers: the facts to record, or why not. */
export type Decision<F> = { readonly facts: readonly F[] } | { readonly refusal: Refusal };

/** The first refusal of a list of checks, each made only if those before it passed. */
export function firstRefusal(...checks: readonly (() => Refusal | undefined)[]): Refusal | undefined {
  for (const check of checks) {
    const found = check();
    if (found) return found;
  }
  return undefined;
}

/** Refuses what is dated before the latest change of the same part of a record. */
export const refuseBefore = (since: string, effectiveOn: string, part: string): Refusal | undefined =>
  effectiveOn < since
    ? refusal(
        'BEFORE_PREVIOUS_FACT',
        `The ${part} last changed on ${since}, after ${effectiveOn}.`,
        'Give a later date, or void or correct the later fact first.',
        'effectiveOn',
      )
    : undefined;
