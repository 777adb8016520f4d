import { dayIn, firstDayOf } from '../calendar.js';
import type { Random } from '../chance/random.js';
import type { OrganisationDraft } from './organisation-draft.js';
import { become, syntheticId } from './organisation-draft.js';
import type { Membership, Partnership, School } from './world.js';

export interface Alliance {
  readonly id: string;
  readonly kind: 'teaching_school_alliance' | 'teaching_school_hub';
  readonly from: number;
  readonly to?: number;
  readonly regions: readonly string[];
}

/** Teaching school alliances ran from September 2011 to August 2021, hubs from then on. */
const ALLIANCES = { count: 9, first: 2011, last: 2014, ended: dayIn(2021, 8, 31) };
const HUBS = { count: 3, from: dayIn(2021, 9, 1) };
const JOINS_ALLIANCE = 0.7;
const JOINS_HUB = 0.9;

/** One alliance a region, the first two sharing a region; each hub succeeds those of a third of the regions. */
export function foundAlliances(random: Random, regions: readonly string[]): readonly Alliance[] {
  const alliances = Array.from({ length: ALLIANCES.count }, (_, index) => ({
    id: syntheticId('alliance', index + 1, 2),
    kind: 'teaching_school_alliance' as const,
    from: firstDayOf(index < 2 ? ALLIANCES.first : random.between(ALLIANCES.first, ALLIANCES.last)),
    to: ALLIANCES.ended,
    regions: [regions[index === 1 ? 0 : index]!],
  }));
  const hubs = Array.from({ length: HUBS.count }, (_, index) => ({
    id: syntheticId('alliance', ALLIANCES.count + index + 1, 2),
    kind: 'teaching_school_hub' as const,
    from: HUBS.from,
    regions: regions.filter((_region, place) => place % HUBS.count === index),
  }));
  return [...alliances, ...hubs];
}

/** When a school was in which alliance, then hub. */
export function allianceHistory(
  random: Random,
  alliances: readonly Alliance[],
  region: string,
): readonly Membership[] {
  const nearby = alliances.filter((alliance) => alliance.regions.includes(region));
  const ofKind = (kind: Alliance['kind']) => nearby.filter((alliance) => alliance.kind === kind);
  const [first, hub] = [ofKind('teaching_school_alliance'), ofKind('teaching_school_hub')];
  const alliance = first.length > 0 && random.chance(JOINS_ALLIANCE) ? random.pick(first) : undefined;
  const joins = firstDayOf(random.between(ALLIANCES.last, ALLIANCES.last + 3));
  return [
    ...(alliance ? [{ organisation: alliance.id, from: joins, to: ALLIANCES.ended }] : []),
    ...(random.chance(JOINS_HUB) ? [{ organisation: hub[0]!.id, from: HUBS.from }] : []),
  ];
}

export function allianceDrafts(
  alliances: readonly Alliance[],
  schools: readonly School[],
): readonly OrganisationDraft[] {
  const numberOf = { teaching_school_alliance: 0, teaching_school_hub: 0 };
  return alliances.flatMap((alliance) => {
    const { id, kind, from, to, regions } = alliance;
    const lead = schools.find((school) => school.alliances.some(({ organisation }) => organisation === id));
    const title = kind === 'teaching_school_hub' ? 'Teaching School Hub' : 'Teaching School Alliance';
    const name = `Synthetic ${title} ${++numberOf[kind]}`;
    const registered = become(id, from, 'AllianceRegistered', {
      name,
      kind,
      ...(lead && { leadSchool: lead.id }),
    });
    if (to === undefined) return [registered];
    const hub = alliances.find((other) => other.to === undefined && other.regions.includes(regions[0]!))!;
    return [
      registered,
      become(id, to, 'OrganisationClosed', { reason: 'The programme of teaching school alliances ended.' }),
      become(id, to, 'SuccessorNamed', { successor: hub.id }),
    ];
  });
}

/** Two alliances of one region deliver School Direct together, one hosting each phase. */
export function formPartnership(alliances: readonly Alliance[], provider: string): Partnership {
  const [first, second] = alliances as readonly [Alliance, Alliance];
  return {
    id: syntheticId('partnership', 1, 2),
    from: dayIn(2012, 1, 9),
    to: ALLIANCES.ended,
    provider,
    attribution: [
      { organisation: first.id, share: 0.5 },
      { organisation: second.id, share: 0.5 },
    ],
    region: first.regions[0]!,
  };
}

export const partnershipDrafts = (partnership: Partnership): readonly OrganisationDraft[] => [
  become(partnership.id, partnership.from, 'PartnershipFormed', {
    name: 'Synthetic School Direct Partnership 1',
    accreditedProvider: partnership.provider,
    members: partnership.attribution.map((part, index) => ({
      ...part,
      hostsPhase: index === 0 ? 'primary' : 'secondary',
    })),
  }),
  become(partnership.id, partnership.to, 'OrganisationClosed', { reason: 'The alliances closed.' }),
];
