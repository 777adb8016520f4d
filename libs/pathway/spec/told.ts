/** The sentences of `given`, with facts and commands told in short: the name, the day, whatever else there is. */
import { expect } from '@jest/globals';
import type { AnyFact } from '../src/fact.js';
import { factOf } from '../src/fact.js';
import type { RefusalCode } from '../src/refusal.js';
import type { Decide } from './given.js';
import { givenBy } from './given.js';

export type Told<T extends AnyFact> = readonly [type: T['type'], effectiveOn: string, fields?: object];

/** The fact or command told. What its type asks for beyond the name and the day isn't checked. */
export const inFull = <T extends AnyFact>([type, effectiveOn, fields]: Told<T>): T =>
  ({ type, effectiveOn, ...fields }) as unknown as T;

/** `given(fact, fact).when(verb, day, fields).isAccepted()`, or `.isRefused(code, words of the mend)`. */
export const toldBy =
  <C extends AnyFact, F extends AnyFact>(verbs: Readonly<Record<string, string>>, decide: Decide<C, F>) =>
  (...record: readonly Told<F>[]) => ({
    when: (...said: Told<C>) => {
      const command = inFull(said);
      const facts = record.map((fact) => inFull(fact));
      const when = givenBy(decide)(...facts).when(command);
      return {
        isAccepted: () => when.then(factOf(verbs, command) as F),
        isRefused: (code: RefusalCode, mend = '') => {
          when.isRefused(code);
          expect(decide(command, facts)).toMatchObject({ refusal: { mend: expect.stringContaining(mend) } });
        },
      };
    },
  });
