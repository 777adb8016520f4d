import { dayIn, firstDayOf } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { become, syntheticId } from './organisation-draft.js';
import type { Membership, SchoolKind } from './world.js';

export interface Trust {
  readonly id: string;
  readonly from: number;
  readonly region: string;
}

const TRUSTS = 45;
/** Multi-academy trusts grew after the Academies Act 2010. */
const FOUNDED = { first: 2009, last: 2017 };
const LAST_JOINER = 2023;

/** Part of the schools of each kind that are in a trust in the end. */
const JOINS: Readonly<Record<SchoolKind, number>> = {
  primary: 0.5,
  secondary: 0.85,
  special: 0.45,
  all_through: 0.9,
};
const CHANGES_TRUST = 0.08;
const LEAVES_TRUST = 0.01;

/** Trusts of each region in turn, so that none is without. */
export function foundTrusts(random: Random, regions: readonly string[]): readonly Trust[] {
  return Array.from({ length: TRUSTS }, (_, index) => ({
    id: syntheticId('trust', index + 1, 2),
    from: dayIn(random.between(FOUNDED.first, FOUNDED.last), 9, 1),
    region: regions[index % regions.length]!,
  }));
}

/** When a school was in which trust. */
export function trustHistory(
  random: Random,
  trusts: readonly Trust[],
  kind: SchoolKind,
  region: string,
): readonly Membership[] {
  if (!random.chance(JOINS[kind])) return [];
  const nearby = trusts.filter((trust) => trust.region === region);
  const trust = random.pick(nearby);
  const joins = firstDayOf(random.between(schoolYearAfter(trust.from), LAST_JOINER - 3));
  const later = firstDayOf(random.between(schoolYearAfter(joins) + 1, LAST_JOINER));
  if (random.chance(LEAVES_TRUST)) return [{ organisation: trust.id, from: joins, to: later }];
  const others = nearby.filter((other) => other !== trust && other.from <= later);
  if (others.length === 0 || !random.chance(CHANGES_TRUST)) return [{ organisation: trust.id, from: joins }];
  return [
    { organisation: trust.id, from: joins, to: later },
    { organisation: random.pick(others).id, from: later },
  ];
}

const schoolYearAfter = (day: number): number => new Date(day * 86_400_000).getUTCFullYear() + 1;

export const trustDrafts = (trusts: readonly Trust[]): readonly OrganisationDraft[] =>
  trusts.map(({ id, from }, index) =>
    become(id, from, 'TrustRegistered', {
      name: `Synthetic Trust ${index + 1}`,
      groupId: `SYNTHETIC-TR${String(index + 1).padStart(5, '0')}`,
    }),
  );
