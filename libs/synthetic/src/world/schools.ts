import { dayIn } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { Weights } from '../chance/weighted.js';
import { weighted } from '../chance/weighted.js';
import type { Alliance } from './alliances.js';
import { allianceHistory } from './alliances.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { become, syntheticId } from './organisation-draft.js';
import type { Trust } from './trusts.js';
import { trustHistory } from './trusts.js';
import type { Membership, School, SchoolKind } from './world.js';

const SCHOOLS = 420;

const KINDS: Weights<SchoolKind> = [
  ['primary', 300],
  ['secondary', 84],
  ['special', 24],
  ['all_through', 12],
];

/** The codes of the list of types of establishment, and the word in a school's name. A kind is a code of phases. */
const OF_KIND: Readonly<Record<SchoolKind, { type: string; word: string }>> = {
  primary: { type: 'community_school', word: 'Primary' },
  secondary: { type: 'community_school', word: 'Secondary' },
  special: { type: 'community_special_school', word: 'Special' },
  all_through: { type: 'foundation_school', word: 'All-through' },
};

/** Every school was open before the first career began. */
const OPENED = dayIn(1994, 9, 1);

/** Where schools are: part of England's state schools in each region, rounded. */
export const REGIONS: Weights = [
  ['north_east', 5],
  ['north_west', 14],
  ['yorkshire_and_the_humber', 10],
  ['east_midlands', 9],
  ['west_midlands', 11],
  ['east_of_england', 12],
  ['london', 14],
  ['south_east', 15],
  ['south_west', 10],
];

export function openSchools(
  random: Random,
  trusts: readonly Trust[],
  alliances: readonly Alliance[],
): readonly School[] {
  return Array.from({ length: SCHOOLS }, (_, index) => {
    const kind = weighted(random, KINDS);
    const region = weighted(random, REGIONS);
    return {
      id: syntheticId('school', index + 1, 4),
      number: index + 1,
      kind,
      region,
      trusts: trustHistory(random, trusts, kind, region),
      alliances: allianceHistory(random, alliances, region),
    };
  });
}

export const schoolDrafts = (school: School): readonly OrganisationDraft[] => [
  become(school.id, OPENED, 'SchoolRegistered', {
    name: `Synthetic ${OF_KIND[school.kind].word} School ${school.number}`,
    phase: school.kind,
    schoolType: OF_KIND[school.kind].type,
    localAuthority: `Synthetic Authority ${(school.number % 20) + 1}`,
    region: school.region,
  }),
  ...school.trusts.flatMap((membership) => [
    become(school.id, membership.from, 'TrustJoined', { trust: membership.organisation }),
    ...ended(membership, (to) => become(school.id, to, 'TrustLeft', { trust: membership.organisation })),
  ]),
  ...school.alliances.flatMap((membership) => [
    become(school.id, membership.from, 'AllianceJoined', { alliance: membership.organisation }),
    ...ended(membership, (to) =>
      become(school.id, to, 'AllianceLeft', { alliance: membership.organisation }),
    ),
  ]),
];

const ended = ({ to }: Membership, draft: (to: number) => OrganisationDraft): readonly OrganisationDraft[] =>
  to === undefined ? [] : [draft(to)];
