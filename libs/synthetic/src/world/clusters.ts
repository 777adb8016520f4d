import { firstDayOf } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { become, syntheticId } from './organisation-draft.js';
import type { School } from './world.js';

/** NFER 2016: executive heads usually lead three to six schools each. */
const CLUSTERS = { count: 14, least: 3, most: 6, first: 2013, last: 2019 };

/** Groups of schools of one region that work together under one executive leader. */
export function clusterDrafts(random: Random, schools: readonly School[]): readonly OrganisationDraft[] {
  const free = new Set(schools);
  return Array.from({ length: CLUSTERS.count }, (_, index) => {
    const id = syntheticId('cluster', index + 1, 2);
    const from = firstDayOf(random.between(CLUSTERS.first, CLUSTERS.last));
    const { region } = random.pick([...free]);
    const size = random.between(CLUSTERS.least, CLUSTERS.most);
    const members = [...free].filter((school) => school.region === region).slice(0, size);
    members.forEach((school) => free.delete(school));
    return [
      become(id, from, 'ClusterRegistered', { name: `Synthetic Cluster ${index + 1}` }),
      ...members.map((school) => become(school.id, from, 'ClusterJoined', { cluster: id })),
    ];
  }).flat();
}
