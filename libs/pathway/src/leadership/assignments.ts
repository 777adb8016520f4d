import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal, refuseBefore } from '../refusal.js';
import type { leadershipFacts, leadershipVerbs } from './leadership.facts.js';

export type AssignmentFact = Extract<FactOf<typeof leadershipFacts>, { assignment: string }>;
export type AssignmentCommand = Extract<
  CommandOf<typeof leadershipFacts, typeof leadershipVerbs>,
  { assignment: string }
>;

type Proposal = Extract<AssignmentCommand, { type: 'ProposeAssignment' }>;
type Start = Extract<AssignmentCommand, { type: 'StartAssignment' }>;
type Continuing = Exclude<AssignmentCommand, Proposal | Start>;

/** A time of leading in a school, to grow or to help. `since`: the day of its latest change. */
export interface Assignment {
  readonly school: string;
  readonly status: 'proposed' | 'open' | 'ended';
  readonly since: string;
  /** Absent while it is proposed. */
  readonly startedOn?: string;
  readonly plannedEndOn?: string | undefined;
}

/** A teacher's assignments, by id. */
export type Assignments = ReadonlyMap<string, Assignment>;

/** Why the command cannot be recorded, or undefined. Only someone in service takes up an assignment. */
export function refuseAssignment(
  command: AssignmentCommand,
  assignments: Assignments,
  inService: boolean,
): Refusal | undefined {
  const known = assignments.get(command.assignment);
  switch (command.type) {
    case 'ProposeAssignment':
      return known
        ? taken('Give another id.')
        : refuseEndBeforeStart(command.plannedEndOn, command.plannedStartOn ?? command.effectiveOn);
    case 'StartAssignment':
      return refuseStart(command, known, inService);
    case 'ReviewAssignment':
    case 'ExtendAssignment':
    case 'EndAssignment':
      return refuseContinuing(command, known);
  }
}

const taken = (mend: string): Refusal =>
  refusal('ID_TAKEN', 'This assignment is on record already.', mend, 'assignment');

function refuseStart(command: Start, known: Assignment | undefined, inService: boolean): Refusal | undefined {
  if (!inService)
    return refusal(
      'WRONG_STATE',
      'The teacher is not in service on that day.',
      'Record a post or their return first.',
    );
  if (known && known.status !== 'proposed') return taken('Give another id: it is no proposal any more.');
  if (known && known.school !== command.school)
    return refusal(
      'WRONG_STATE',
      'The assignment was proposed for another school.',
      'Start it there, or give another id.',
      'school',
    );
  const plannedEndOn = command.plannedEndOn ?? known?.plannedEndOn;
  return firstRefusal(
    () => known && refuseBefore(known.since, command.effectiveOn, 'assignment'),
    () => refuseEndBeforeStart(plannedEndOn, command.effectiveOn),
  );
}

const refuseEndBeforeStart = (plannedEndOn: string | undefined, startOn: string): Refusal | undefined =>
  plannedEndOn !== undefined && plannedEndOn < startOn
    ? refusal(
        'MALFORMED',
        `The planned end, ${plannedEndOn}, lies before the start, ${startOn}.`,
        'Give a planned end on or after the start.',
        'plannedEndOn',
      )
    : undefined;

function refuseContinuing(command: Continuing, known: Assignment | undefined): Refusal | undefined {
  if (!known)
    return refusal('UNKNOWN_ID', 'No such assignment is on this record.', 'Start it first.', 'assignment');
  if (known.status !== 'open')
    return known.status === 'proposed'
      ? refusal('WRONG_STATE', 'The assignment is only proposed.', 'Start it first.', 'assignment')
      : refusal('WRONG_STATE', 'The assignment has ended.', 'Start another assignment.', 'assignment');
  return firstRefusal(
    () => (command.type === 'ExtendAssignment' ? refuseNoExtension(command, known) : undefined),
    () => refuseBefore(known.since, command.effectiveOn, 'assignment'),
  );
}

function refuseNoExtension(
  command: Extract<Continuing, { type: 'ExtendAssignment' }>,
  { plannedEndOn, since }: Assignment,
): Refusal | undefined {
  const endBefore = plannedEndOn ?? since;
  return command.plannedEndOn > endBefore
    ? undefined
    : refusal(
        'WRONG_STATE',
        `The assignment runs until ${endBefore} as it is, not less than ${command.plannedEndOn}.`,
        'Give a later planned end, or end the assignment.',
        'plannedEndOn',
      );
}

/** What a fact makes of the assignments. A fact about an assignment that isn't open says nothing. */
export function evolveAssignments(assignments: Assignments, fact: AssignmentFact): Assignments {
  const known = assignments.get(fact.assignment);
  const next = evolveAssignment(known, fact);
  return next === undefined || next === known
    ? assignments
    : new Map([...assignments, [fact.assignment, next]]);
}

function evolveAssignment(known: Assignment | undefined, fact: AssignmentFact): Assignment | undefined {
  const since = fact.effectiveOn;
  switch (fact.type) {
    case 'AssignmentProposed':
      return known ?? { school: fact.school, status: 'proposed', since, plannedEndOn: fact.plannedEndOn };
    case 'AssignmentStarted':
      return known?.status === 'open'
        ? known
        : {
            school: fact.school,
            status: 'open',
            since,
            startedOn: since,
            plannedEndOn: fact.plannedEndOn ?? known?.plannedEndOn,
          };
    case 'AssignmentReviewed':
      return known?.status === 'open' ? { ...known, since } : known;
    case 'AssignmentExtended':
      return known?.status === 'open' ? { ...known, since, plannedEndOn: fact.plannedEndOn } : known;
    case 'AssignmentEnded':
      return known?.status === 'open' ? { ...known, since, status: 'ended' } : known;
  }
}

/**
 * The assignments after a departure, which cuts short those that are open. Someone who leaves and joins on one day
 * stays in those that began that day, as in the posts.
 */
export const cutShort = (assignments: Assignments, on: string, isStaying: boolean): Assignments =>
  new Map(
    [...assignments].map(([id, assignment]) => [
      id,
      assignment.status !== 'open' || (isStaying && assignment.startedOn === on)
        ? assignment
        : { ...assignment, status: 'ended', since: on },
    ]),
  );
