import { heldUnder } from '../by-id.js';
import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { refusal, refuseBefore } from '../refusal.js';
import type { placementFacts, placementVerbs } from './placement.facts.js';

export type PlacementFact = FactOf<typeof placementFacts>;
export type PlacementCommand = CommandOf<typeof placementFacts, typeof placementVerbs>;

/** One placement of a trainee in a school. `since`: the day of its latest change. */
export interface Placement {
  readonly status: 'open' | 'ended';
  readonly school: string;
  readonly daysAttended: number;
  readonly since: string;
}

/** A trainee's placements, by id. */
export type Placements = Readonly<Record<string, Placement>>;

export const noPlacements: Placements = {};

/** Why the command cannot be recorded, or undefined. A placement starts while its teacher is in training. */
export function refusePlacement(
  command: PlacementCommand,
  placements: Placements,
  inTraining: boolean,
): Refusal | undefined {
  const known = heldUnder(placements, command.placement);
  if (command.type === 'StartPlacement') return refuseStart(known, inTraining);
  if (!known)
    return refusal(
      'UNKNOWN_ID',
      'No such placement is on this record.',
      'Start the placement first.',
      'placement',
    );
  if (known.status === 'ended')
    return refusal(
      'WRONG_STATE',
      `The placement ended on ${known.since}.`,
      'Start another placement, or void its end first.',
      'placement',
    );
  return refuseBefore(known.since, command.effectiveOn, 'placement');
}

function refuseStart(known: Placement | undefined, inTraining: boolean): Refusal | undefined {
  if (known)
    return refusal('ID_TAKEN', 'This placement is on record already.', 'Give another id.', 'placement');
  if (!inTraining)
    return refusal(
      'WRONG_STATE',
      'The teacher is not in training on that day.',
      'Start or resume the training first.',
    );
  return undefined;
}

/** What a fact makes of the placements. Facts about a placement that never started or has ended say nothing. */
export function evolvePlacements(placements: Placements, fact: PlacementFact): Placements {
  const known = heldUnder(placements, fact.placement);
  const next = known ? evolvePlacement(known, fact) : startedBy(fact);
  return next ? { ...placements, [fact.placement]: next } : placements;
}

const startedBy = (fact: PlacementFact): Placement | undefined =>
  fact.type === 'PlacementStarted'
    ? { status: 'open', school: fact.school, daysAttended: 0, since: fact.effectiveOn }
    : undefined;

function evolvePlacement(known: Placement, fact: PlacementFact): Placement {
  if (known.status === 'ended') return known;
  const since = fact.effectiveOn;
  switch (fact.type) {
    case 'PlacementStarted':
      return known;
    case 'PlacementMentorAssigned':
      return { ...known, since };
    case 'PlacementDaysRecorded':
      return { ...known, daysAttended: known.daysAttended + fact.attended, since };
    case 'PlacementEnded':
      return { ...known, status: 'ended', since };
  }
}
