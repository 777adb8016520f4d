/** What facts need of another part of the record on their day, and commands dated back that would take it away. */
import type { cpdFacts } from './cpd/cpd.facts.js';
import type { AnyFact } from './fact.js';
import { inductionFacts } from './induction/induction.facts.js';
import type { leadershipFacts } from './leadership/leadership.facts.js';
import type { npqFacts } from './npq/npq.facts.js';
import type { placementFacts } from './placement/placement.facts.js';
import type { Refusal } from './refusal.js';
import { refusal } from './refusal.js';

export type Need = 'QTS' | 'training' | 'service';

/** Leaving an appropriate body is possible without QTS. */
const qualifiedFacts = (Object.keys(inductionFacts) as (keyof typeof inductionFacts)[]).filter(
  (type) => type !== 'InductionReleased',
);

type NeedingFact = keyof (typeof inductionFacts &
  typeof cpdFacts &
  typeof npqFacts &
  typeof placementFacts &
  typeof leadershipFacts);

const needs: Readonly<Record<Need, readonly NeedingFact[]>> = {
  QTS: [...qualifiedFacts, 'CpdStarted', 'NpqStarted'],
  training: ['PlacementStarted'],
  service: ['AssignmentStarted', 'AssignmentReviewed', 'AssignmentExtended', 'AssignmentEnded'],
};

const needByType: ReadonlyMap<string, Need> = new Map(
  (Object.keys(needs) as Need[]).flatMap((need) => needs[need].map((type) => [type, need] as const)),
);

/**
 * Refuses a fact dated back by which a later one on record would lose what it needs, such as the revocation of QTS
 * before the start of an NPQ. A later fact that never had it stays as it is.
 *
 * @param facts those in force, in the order in which they took effect
 * @param has whether facts leave someone with what is needed on a day
 */
export function refuseUndermining<F extends AnyFact>(
  fact: F,
  facts: readonly F[],
  has: (facts: readonly F[], need: Need, on: string) => boolean,
): Refusal | undefined {
  const undermined = facts.find((later, place) => {
    const need = needByType.get(later.type);
    if (!need || !isWithin(later, fact, need)) return false;
    const before = facts.slice(0, place);
    return has(before, need, later.effectiveOn) && !has(inPlace(before, fact), need, later.effectiveOn);
  });
  return (
    undermined &&
    refusal(
      'BEFORE_PREVIOUS_FACT',
      `A later fact, ${undermined.type} on ${undermined.effectiveOn}, needs ${needByType.get(undermined.type)}.`,
      'Give a later date, or void or correct the later fact first.',
      'effectiveOn',
    )
  );
}

/** QTS is gone on the day of its revocation already; what happens on the last day of training or service stands. */
const isWithin = (later: AnyFact, fact: AnyFact, need: Need): boolean =>
  need === 'QTS' ? fact.effectiveOn <= later.effectiveOn : fact.effectiveOn < later.effectiveOn;

const inPlace = <F extends AnyFact>(facts: readonly F[], fact: F): readonly F[] => {
  const earlier = facts.filter(({ effectiveOn }) => effectiveOn <= fact.effectiveOn);
  return [...earlier, fact, ...facts.slice(earlier.length)];
};
