import type { Account, Telling } from '../told/account.js';
import type { Standing } from '../told/standing.js';
import { toldBefore } from '../told/told-before.js';
import { schoolFacts, trustFacts, undatedTrust } from './listed-facts.js';
import { ORIGIN_INSTANT, type Listing, type OrganisationFact } from './listing.js';

/** Lists of schools and their trust history, as sources of facts. */
const LIST = 'schools';
const HISTORY = 'school-trust-history';

/**
 * What the files tell of a school. The first listing of a school is taken as always known; what differs from it later
 * is known from that import on. A trust history stands instead of the trust that a list gives without dates.
 */
export function accountsOf(
  stream: string,
  standing: Standing,
  { school, trusts }: Listing,
  importedAt: string,
): readonly Account[] {
  const { tellings } = toldBefore(standing, new Set([LIST, HISTORY]));
  const recordedAt = tellings.length > 0 ? importedAt : ORIGIN_INSTANT;
  const hasHistory =
    trusts !== undefined || tellings.some((each) => each.system === HISTORY && each.voids.length === 0);
  const about = { stream, recordedAt };
  return [
    ...(school
      ? [
          {
            ...about,
            system: LIST,
            facts: slotted([...schoolFacts(school), ...(hasHistory ? [] : undatedTrust(school))]),
            takesBack: ({ system }: Telling) => system === LIST,
          },
        ]
      : []),
    ...(trusts
      ? [
          {
            ...about,
            system: HISTORY,
            alsoSpeaksFor: [LIST],
            facts: slotted(trustFacts(trusts)),
            takesBack: ({ system, fact }: Telling) => system === HISTORY || fact?.type === 'TrustJoined',
          },
        ]
      : []),
  ];
}

/** A list without dates tells a fact or doesn't: what it says otherwise is another fact. */
const slotted = (facts: readonly OrganisationFact[]) =>
  facts.map((fact) => ({ slot: JSON.stringify(Object.entries(fact)), fact }));
