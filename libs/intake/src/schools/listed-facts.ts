import { coded } from '../coded-fact.js';
import { dayAfter } from '../values/calendar-day.js';
import { ORIGIN_DAY, type OrganisationFact, type School, type TrustPeriod } from './listing.js';

/** The facts that a row of a list of schools tells, its trust apart. */
export function schoolFacts({ name, phase, region, alliance }: School): readonly OrganisationFact[] {
  const registered = {
    type: 'SchoolRegistered',
    effectiveOn: ORIGIN_DAY,
    name,
    ...(phase && { phase }),
    ...(region && { region }),
  };
  if (!alliance) return [coded(registered)];
  return [coded(registered), { type: 'AllianceJoined', effectiveOn: ORIGIN_DAY, alliance }];
}

/** The trust of a list without dates. */
export const undatedTrust = ({ trust }: School): readonly OrganisationFact[] =>
  trust ? [{ type: 'TrustJoined', effectiveOn: ORIGIN_DAY, trust }] : [];

/**
 * The facts of a school's times in trusts, earliest first. It leaves on the day after the last; on a day on which
 * it also joins another, leaving comes first.
 */
export function trustFacts(periods: readonly TrustPeriod[]): readonly OrganisationFact[] {
  return periods
    .filter(({ trust }) => trust !== '')
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .flatMap(({ trust, from, to }) => [
      { type: 'TrustJoined', effectiveOn: from, trust },
      ...(to ? [{ type: 'TrustLeft', effectiveOn: dayAfter(to), trust }] : []),
    ]);
}
