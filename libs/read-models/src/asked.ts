import { isCalendarDate } from '#pathway/calendar';
import type { Answering, Snapshot } from './read-model.js';
import type { Basis, Followed, Viewpoint } from './answer.js';
import { ImpossibleQuestion } from './answer.js';

/** What a question says of itself; the rest of the basis is the same for all. */
export interface Ground {
  readonly definition: string;
  readonly n: number;
  readonly followed?: Followed;
  readonly warnings?: readonly string[];
}

/**
 * Answers a question from one consistent state and puts the basis under the answer.
 *
 * @throws ImpossibleQuestion `asOf` is no calendar date, or `knownAt` no instant
 */
export async function answered<A extends Viewpoint, T>(
  model: Answering,
  args: A,
  question: (snapshot: Snapshot) => Promise<{ readonly ground: Ground; readonly answer: T }>,
): Promise<T & { readonly basis: Basis }> {
  if (!isCalendarDate(args.asOf)) throw new ImpossibleQuestion('asOf must be a calendar date (YYYY-MM-DD).');
  return model.ask(args, async (snapshot) => {
    const { ground, answer } = await question(snapshot);
    return { basis: basisOf(args, snapshot, ground), ...answer };
  });
}

function basisOf(args: Viewpoint, snapshot: Snapshot, ground: Ground): Basis {
  const { definition, n, followed = null, warnings = [] } = ground;
  const { asOf, knownAt, ...others } = args;
  return {
    definition,
    asOf,
    knownAt: knownAt ?? null,
    position: snapshot.position,
    ...(snapshot.scope !== null && { scope: snapshot.scope }),
    n,
    followed,
    warnings: [...warnings, ...snapshot.warnings],
    arguments: others,
  };
}
