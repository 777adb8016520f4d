import type { Random } from '../chance/random.js';

/** A period of days; `to` is the last day, absent while it lasts. */
export interface Membership {
  readonly organisation: string;
  readonly from: number;
  readonly to?: number;
}

export type SchoolKind = 'primary' | 'secondary' | 'special' | 'all_through';

export interface School {
  readonly id: string;
  readonly number: number;
  readonly kind: SchoolKind;
  readonly region: string;
  readonly trusts: readonly Membership[];
  readonly alliances: readonly Membership[];
}

export interface Partnership {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly provider: string;
  /** The alliances that deliver together, with the part of a trainee that each may count. */
  readonly attribution: readonly { readonly organisation: string; readonly share: number }[];
  readonly region: string;
}

/** The organisations that careers take place in. The same for any number of teachers. */
export interface World {
  readonly schools: readonly School[];
  readonly providers: { readonly training: readonly string[]; readonly npq: readonly string[] };
  readonly partnerships: readonly Partnership[];
}

function organisationOn(memberships: readonly Membership[], day: number): string | undefined {
  for (const { organisation, from, to } of memberships)
    if (from <= day && (to === undefined || day <= to)) return organisation;
  return undefined;
}

/** The trust that a school belongs to on a day, if any. */
export const trustOn = (school: School, day: number): string | undefined =>
  organisationOn(school.trusts, day);

/** The alliance or hub that a school belongs to on a day, if any. */
export const allianceOn = (school: School, day: number): string | undefined =>
  organisationOn(school.alliances, day);

/** Teachers work in schools in proportion to their size. */
const SIZES: Readonly<Record<SchoolKind, number>> = { primary: 1, secondary: 4, special: 2, all_through: 4 };

/** Where teachers of a phase work. */
const WORKPLACES: Readonly<Record<string, readonly SchoolKind[]>> = {
  primary: ['primary', 'all_through'],
  secondary: ['secondary', 'all_through'],
  special: ['special'],
};

const pools = new WeakMap<World, Map<string, readonly School[]>>();

/** The schools of a region that employ teachers of a phase, each repeated by its size. */
function poolOf(world: World, phase: string, region: string): readonly School[] {
  const ofWorld = pools.get(world) ?? new Map<string, readonly School[]>();
  pools.set(world, ofWorld);
  const key = `${phase} ${region}`;
  const held = ofWorld.get(key);
  if (held) return held;
  const ofPhase = world.schools.filter((school) => WORKPLACES[phase]!.includes(school.kind));
  const local = ofPhase.filter((school) => school.region === region);
  const pool = (local.length > 1 ? local : ofPhase).flatMap((school) =>
    Array.from({ length: SIZES[school.kind] }, () => school),
  );
  ofWorld.set(key, pool);
  return pool;
}

/** A school for a teacher of a phase in a region, other than those given where there is another. */
export function schoolFor(
  world: World,
  random: Random,
  phase: string,
  region: string,
  others: readonly School[] = [],
): School {
  const pool = poolOf(world, phase, region);
  let school = random.pick(pool);
  for (let tries = 0; tries < 20 && others.includes(school); tries++) school = random.pick(pool);
  return school;
}

const everInTrust = new WeakMap<World, Map<string, readonly School[]>>();

function schoolsEverIn(world: World, trust: string): readonly School[] {
  const ofWorld = everInTrust.get(world) ?? new Map<string, readonly School[]>();
  everInTrust.set(world, ofWorld);
  const held = ofWorld.get(trust);
  if (held) return held;
  const found = world.schools.filter(({ trusts }) =>
    trusts.some(({ organisation }) => organisation === trust),
  );
  ofWorld.set(trust, found);
  return found;
}

/** Another school of the trust that a school belongs to on a day, for teachers of the phase; undefined if none. */
export function schoolInTrust(
  world: World,
  random: Random,
  phase: string,
  school: School,
  day: number,
): School | undefined {
  const trust = trustOn(school, day);
  if (trust === undefined) return undefined;
  const sisters = schoolsEverIn(world, trust).filter(
    (other) => other !== school && WORKPLACES[phase]!.includes(other.kind) && trustOn(other, day) === trust,
  );
  return sisters.length > 0 ? random.pick(sisters) : undefined;
}
