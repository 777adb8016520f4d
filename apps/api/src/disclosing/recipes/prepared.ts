import type { Profile } from '#disclosure/profiles/profile';
import type { Answer, Viewpoint } from '#read-models/answer';
import type { CountedCell } from '#read-models/counted/counted';

/** An answer in the form in which it can be shown, and whom it counts then. */
export interface Prepared<T extends Answer = Answer> {
  readonly answer: T;
  readonly cells: readonly CountedCell[];
}

/** What is to be done with an answer whose figures are no plain counts. */
export interface Preparing<A extends Viewpoint, T extends Answer> {
  /** What has to be asked for this. */
  readonly asking: (args: A) => A;
  /** The exact answer, in a form that has counts. */
  readonly prepared: (profile: Profile, answer: T, cells: readonly CountedCell[]) => Prepared<T>;
  /** The answer as it is shown, in the form that was asked for. */
  readonly finished: (answer: T, args: A) => T;
}
