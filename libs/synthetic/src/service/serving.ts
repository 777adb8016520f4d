import type { School } from '../world/world.js';
import { schoolFor, schoolInTrust } from '../world/world.js';
import type { Career, Held, ServiceHistory } from '../career/career.js';
import type { Person } from '../career/person.js';
import type { Contract } from './posts.js';

/** Someone in service, as the years go by. */
export interface Serving {
  readonly career: Career;
  readonly person: Person;
  readonly history: ServiceHistory;
  main: Held;
  contract: Contract;
  fte: number;
  /** The role given up for one held in an acting capacity. */
  actingFrom: string | undefined;
  second: string | undefined;
  breakEndsOn: number;
}

/** Another school for a teacher: of the trust, where `withinTrust`, or nearby. Undefined if there is none. */
export function otherSchool(serving: Serving, day: number, withinTrust: boolean): School | undefined {
  const { career, person, main } = serving;
  const { random, world } = career;
  const found =
    (withinTrust && schoolInTrust(world, random, person.phase, main.school, day)) ||
    schoolFor(world, random, person.phase, person.region, [main.school]);
  return found === main.school ? undefined : found;
}
