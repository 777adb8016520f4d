import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { refusal, refuseBefore } from '../refusal.js';
import { designations } from '../vocabulary/designations.js';
import { roles } from '../vocabulary/roles.js';
import { labelOf, termOf } from '../vocabulary/vocabulary.js';
import type { Assignments } from './assignments.js';
import { cutShort, evolveAssignments, refuseAssignment } from './assignments.js';
import type { leadershipFacts, leadershipVerbs } from './leadership.facts.js';

export type LeadershipFact = FactOf<typeof leadershipFacts>;
export type LeadershipCommand = CommandOf<typeof leadershipFacts, typeof leadershipVerbs>;

/** A designation as a system leader, such as specialist leader of education. */
export interface Designation {
  readonly kind: string;
  readonly status: 'held' | 'ended';
  readonly since: string;
}

/** How ready a teacher was found for a role when last assessed. */
export interface Readiness {
  readonly rating: Extract<LeadershipFact, { type: 'ReadinessAssessed' }>['rating'];
  readonly since: string;
}

/** Assignments and designations by id, readiness by role. */
export interface Leadership {
  readonly assignments: Assignments;
  readonly designations: ReadonlyMap<string, Designation>;
  readonly readiness: ReadonlyMap<string, Readiness>;
}

export const noLeadership: Leadership = {
  assignments: new Map(),
  designations: new Map(),
  readiness: new Map(),
};

/** The lowest rung of leadership. */
const FIRST_LEADERSHIP_RUNG = 3;

/** Why the command cannot be recorded, or undefined. `inService`: whether the teacher is in service on its day. */
export function refuseLeadership(
  command: LeadershipCommand,
  leadership: Leadership,
  inService: boolean,
): Refusal | undefined {
  switch (command.type) {
    case 'AssessReadiness':
      return refuseReadiness(command, leadership);
    case 'DesignateSystemLeader':
      return refuseDesignation(command, leadership);
    case 'EndDesignation':
      return refuseEndOfDesignation(command, leadership);
    default:
      return refuseAssignment(command, leadership.assignments, inService);
  }
}

function refuseReadiness(
  command: Extract<LeadershipCommand, { type: 'AssessReadiness' }>,
  leadership: Leadership,
): Refusal | undefined {
  const role = termOf(roles, command.role);
  if (role && role.rung < FIRST_LEADERSHIP_RUNG)
    return refusal(
      'WRONG_KIND',
      `A ${role.label} does not lead, so there is no readiness to assess.`,
      'Name a leadership role.',
      'role',
    );
  const known = leadership.readiness.get(command.role);
  return known && refuseBefore(known.since, command.effectiveOn, 'readiness for this role');
}

function refuseDesignation(
  command: Extract<LeadershipCommand, { type: 'DesignateSystemLeader' }>,
  leadership: Leadership,
): Refusal | undefined {
  if (leadership.designations.has(command.designation))
    return refusal('ID_TAKEN', 'This designation is on record already.', 'Give another id.', 'designation');
  const ofThisKind = [...leadership.designations.values()].filter(({ kind }) => kind === command.kind);
  if (ofThisKind.some(({ status }) => status === 'held'))
    return refusal(
      'ALREADY_HELD',
      `The teacher is designated ${labelOf(designations, command.kind)} already.`,
      'End that designation first.',
      'kind',
    );
  const lastEnd = ofThisKind
    .map(({ since }) => since)
    .toSorted()
    .at(-1);
  return lastEnd === undefined ? undefined : refuseBefore(lastEnd, command.effectiveOn, 'designation');
}

function refuseEndOfDesignation(
  command: Extract<LeadershipCommand, { type: 'EndDesignation' }>,
  leadership: Leadership,
): Refusal | undefined {
  const known = leadership.designations.get(command.designation);
  if (known?.status !== 'held')
    return refusal(
      'NOT_HELD',
      known ? 'The designation has ended already.' : 'No such designation is on this record.',
      'Name a designation that is held.',
      'designation',
    );
  return refuseBefore(known.since, command.effectiveOn, 'designation');
}

/** What a fact makes of a teacher's leadership. The end of a designation that isn't held says nothing. */
export function evolveLeadership(leadership: Leadership, fact: LeadershipFact): Leadership {
  const since = fact.effectiveOn;
  switch (fact.type) {
    case 'ReadinessAssessed': {
      const readiness = new Map([...leadership.readiness, [fact.role, { rating: fact.rating, since }]]);
      return { ...leadership, readiness };
    }
    case 'SystemLeaderDesignated':
      return withDesignation(leadership, fact.designation, { kind: fact.kind, status: 'held', since });
    case 'DesignationEnded': {
      const known = leadership.designations.get(fact.designation);
      return known?.status === 'held'
        ? withDesignation(leadership, fact.designation, { ...known, status: 'ended', since })
        : leadership;
    }
    default:
      return { ...leadership, assignments: evolveAssignments(leadership.assignments, fact) };
  }
}

const withDesignation = (leadership: Leadership, id: string, designation: Designation): Leadership => ({
  ...leadership,
  designations: new Map([...leadership.designations, [id, designation]]),
});

/** A departure from teaching on that day cuts open assignments short. `isStaying`: they joined again on that day. */
export const closeAssignments = (leadership: Leadership, on: string, isStaying: boolean): Leadership => ({
  ...leadership,
  assignments: cutShort(leadership.assignments, on, isStaying),
});
