import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal } from '../refusal.js';

export interface PartnershipMember {
  readonly organisation: string;
  /** The phase whose trainees it hosts. Absent: trainees of every phase. */
  readonly hostsPhase?: string;
  /** The part of each of these trainees that counts as its own; above 0, up to 1. */
  readonly share: number;
}

/** Thirds don't add up to exactly 1 in binary fractions. */
const TOLERANCE = 1e-9;

/** Refuses members whose shares would count a trainee of a phase twice or only in part. */
export function refuseMembers(members: readonly PartnershipMember[]): Refusal | undefined {
  if (members.length === 0)
    return refusal('SHARES_NOT_ONE', 'The partnership has no members.', 'Name its members.', 'members');
  const phases = new Set(members.map(({ hostsPhase }) => hostsPhase));
  const checks = [...phases].map((phase) => () => {
    const hosts = members.filter(({ hostsPhase }) => hostsPhase === phase);
    return refuseHosts(phase, hosts);
  });
  return firstRefusal(...checks);
}

function refuseHosts(phase: string | undefined, hosts: readonly PartnershipMember[]): Refusal | undefined {
  const trainees = phase === undefined ? 'a trainee' : `a trainee of phase ${phase}`;
  if (new Set(hosts.map(({ organisation }) => organisation)).size < hosts.length)
    return refusal(
      'SHARES_NOT_ONE',
      `A member is named twice for ${trainees}.`,
      'Give each member one share of each phase.',
      'members',
    );
  const total = hosts.reduce((sum, { share }) => sum + share, 0);
  return Math.abs(total - 1) > TOLERANCE
    ? refusal(
        'SHARES_NOT_ONE',
        `The shares of ${trainees} total ${Number(total.toFixed(6))}, not 1.`,
        'Give shares that total 1.',
        'members',
      )
    : undefined;
}
