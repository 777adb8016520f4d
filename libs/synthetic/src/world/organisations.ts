import { seededRandom } from '../chance/random.js';
import { allianceDrafts, foundAlliances, formPartnership, partnershipDrafts } from './alliances.js';
import { clusterDrafts } from './clusters.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { providerDrafts, providers } from './providers.js';
import { openSchools, REGIONS, schoolDrafts } from './schools.js';
import { foundTrusts, trustDrafts } from './trusts.js';
import type { World } from './world.js';

/** The organisations of a seed: what careers need to know of them, and the facts of their own records. */
export function organisations(seed: number): {
  readonly world: World;
  readonly drafts: readonly OrganisationDraft[];
} {
  const random = seededRandom(seed, 0);
  const regions = REGIONS.map(([region]) => region);
  const trusts = foundTrusts(random, regions);
  const alliances = foundAlliances(random, regions);
  const schools = openSchools(random, trusts, alliances);
  const partnership = formPartnership(alliances, providers.training[3]!);
  const drafts = [
    ...providerDrafts(),
    ...trustDrafts(trusts),
    ...allianceDrafts(alliances, schools),
    ...partnershipDrafts(partnership),
    ...schools.flatMap(schoolDrafts),
    ...clusterDrafts(random, schools),
  ];
  return { world: { schools, providers, partnerships: [partnership] }, drafts };
}
