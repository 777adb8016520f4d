import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { refusal, refuseBefore } from '../refusal.js';
import type { organisationFacts, organisationVerbs } from './organisation.facts.js';

export type GroupKind = 'trust' | 'alliance' | 'cluster';

/** A time in which a school belongs, or belonged, to a group of schools. */
export interface Membership {
  readonly kind: GroupKind;
  readonly group: string;
  readonly joinedOn: string;
  /** The day of leaving. Absent: still a member. */
  readonly leftOn?: string;
}

type Facts = FactOf<typeof organisationFacts>;
type Commands = CommandOf<typeof organisationFacts, typeof organisationVerbs>;

export type MembershipFact = Extract<Facts, { trust: string } | { alliance: string } | { cluster: string }>;
export type MembershipCommand = Extract<
  Commands,
  { trust: string } | { alliance: string } | { cluster: string }
>;

interface Change {
  readonly kind: GroupKind;
  readonly group: string;
  readonly joins: boolean;
}

function changeSaidBy(said: MembershipFact | MembershipCommand): Change {
  switch (said.type) {
    case 'TrustJoined':
    case 'JoinTrust':
      return { kind: 'trust', group: said.trust, joins: true };
    case 'TrustLeft':
    case 'LeaveTrust':
      return { kind: 'trust', group: said.trust, joins: false };
    case 'AllianceJoined':
    case 'JoinAlliance':
      return { kind: 'alliance', group: said.alliance, joins: true };
    case 'AllianceLeft':
    case 'LeaveAlliance':
      return { kind: 'alliance', group: said.alliance, joins: false };
    case 'ClusterJoined':
    case 'JoinCluster':
      return { kind: 'cluster', group: said.cluster, joins: true };
    case 'ClusterLeft':
    case 'LeaveCluster':
      return { kind: 'cluster', group: said.cluster, joins: false };
  }
}

/** A school is in one trust at a time, and in any number of alliances and clusters. */
const excludes = (membership: Membership, { kind, group }: Change): boolean =>
  membership.kind === kind && (kind === 'trust' || membership.group === group);

const isOpen = (membership: Membership): boolean => membership.leftOn === undefined;

/** Why a school cannot join or leave, or undefined. */
export function refuseMembership(
  command: MembershipCommand,
  memberships: readonly Membership[],
): Refusal | undefined {
  const change = changeSaidBy(command);
  const touched = memberships.filter((membership) => excludes(membership, change));
  const current = touched.find(isOpen);
  if (change.joins && current)
    return refusal(
      'ALREADY_HELD',
      current.group === change.group
        ? `The school is in this ${change.kind} already.`
        : `The school is in the ${change.kind} ${current.group}, and in one at a time.`,
      `Record when it left that ${change.kind} first.`,
      change.kind,
    );
  if (!change.joins && current?.group !== change.group)
    return refusal(
      'NOT_HELD',
      `The school is not in this ${change.kind}.`,
      `Name a ${change.kind} that it is in.`,
      change.kind,
    );
  return refuseBefore(latestChangeOf(touched), command.effectiveOn, `membership of the ${change.kind}`);
}

/** The day of the latest joining or leaving; of none, the beginning of time. */
export const latestChangeOf = (memberships: readonly Membership[]): string =>
  memberships.reduce((latest, { joinedOn, leftOn = joinedOn }) => (leftOn > latest ? leftOn : latest), '');

/**
 * What a fact makes of the memberships. Joining a group twice, or leaving one that was never joined, says nothing.
 * A school reported to join a trust while in another has left that one.
 */
export function evolveMemberships(
  memberships: readonly Membership[],
  fact: MembershipFact,
): readonly Membership[] {
  const change = changeSaidBy(fact);
  const { kind, group, joins } = change;
  const isMember = memberships.some((one) => isOpen(one) && one.kind === kind && one.group === group);
  if (joins === isMember) return memberships;
  const before = memberships.map((one) =>
    isOpen(one) && excludes(one, change) ? { ...one, leftOn: fact.effectiveOn } : one,
  );
  return joins ? [...before, { kind, group, joinedOn: fact.effectiveOn }] : before;
}

/** The memberships after the school closed. */
export const endMemberships = (memberships: readonly Membership[], on: string): readonly Membership[] =>
  memberships.map((one) => (isOpen(one) ? { ...one, leftOn: on } : one));
