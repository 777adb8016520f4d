/**
 * Rules told as sentences: given what is on record, when a command is said, then these facts are recorded, or it is
 * refused. The record is plain facts in the order in which they took effect.
 */
import { expect } from '@jest/globals';
import type { AnyFact } from '../src/fact.js';
import { factOf } from '../src/fact.js';
import type { Decision, Refusal, RefusalCode } from '../src/refusal.js';

export type Decide<C extends AnyFact, F extends AnyFact> = (command: C, record: readonly F[]) => Decision<F>;

export interface When<F> {
  /** These facts are recorded, and no others. */
  readonly then: (...facts: readonly F[]) => void;
  readonly isRefused: (code: RefusalCode, field?: string) => void;
}

export const givenBy =
  <C extends AnyFact, F extends AnyFact>(decide: Decide<C, F>) =>
  (...record: readonly F[]): { readonly when: (command: C) => When<F> } => ({
    when: (command) => {
      const decision = decide(command, record);
      return {
        then: (...facts) => expect(decision).toEqual({ facts }),
        isRefused: (code, field) => {
          expect(decision).toMatchObject({ refusal: { code, ...(field !== undefined && { field }) } });
          expectHelpful((decision as { refusal: Refusal }).refusal);
        },
      };
    },
  });

/** The decider of one part: the part's facts folded, its rules asked. */
export const decideBy =
  <S, C extends AnyFact, F extends AnyFact>(
    verbs: Readonly<Record<string, string>>,
    none: S,
    evolve: (state: S, fact: F) => S,
    refuse: (command: C, state: S) => Refusal | undefined,
  ): Decide<C, F> =>
  (command, record) => {
    const refused = refuse(command, record.reduce(evolve, none));
    return refused ? { refusal: refused } : { facts: [factOf(verbs, command) as F] };
  };

/** Whoever is refused learns why and what to do: two sentences. */
function expectHelpful({ message, mend }: Refusal): void {
  expect(message).toMatch(/^.+\.$/);
  expect(mend).toMatch(/^.+\.$/);
}
