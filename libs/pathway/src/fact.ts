import type { Described, Fields } from './field.js';

/** Facts by name, each with the fields it carries. */
export type Catalogue = Readonly<Record<string, Fields>>;

/** The verb of each command and the fact it becomes: the same fields in another tense. */
export type Verbs<C extends Catalogue> = Readonly<Record<string, keyof C & string>>;

/** Something that was true from a calendar date on, whenever it became known. */
export type FactOf<C extends Catalogue> = {
  [T in keyof C & string]: { readonly type: T; readonly effectiveOn: string } & Described<C[T]>;
}[keyof C & string];

/** The wish that a fact be recorded. It may be refused. */
export type CommandOf<C extends Catalogue, V extends Verbs<C>> = {
  [K in keyof V & string]: { readonly type: K; readonly effectiveOn: string } & Described<C[V[K]]>;
}[keyof V & string];

/** A fact of any kind, as a log holds it. */
export interface AnyFact {
  readonly type: string;
  readonly effectiveOn: string;
}

/** A fact on record. `recordedAt` is the UTC instant at which it became known. */
export interface Recorded<F extends AnyFact = AnyFact> {
  readonly factId: string;
  readonly recordedAt: string;
  readonly fact: F;
}

/** The fact that a command becomes once accepted. */
export function factOf(verbs: Readonly<Record<string, string>>, command: AnyFact): AnyFact {
  return { ...command, type: verbs[command.type]! };
}
