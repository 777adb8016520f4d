import type { EventLog } from '#event-log/event-log';
import { inForce } from '#pathway/history';
import { organisationOf, type OrganisationFact } from '#pathway/organisation/organisation';
import { isInService } from '#pathway/service/situation';
import { historyIn } from '#pathway/stored-fact';
import { teacherOf, type TeacherFact } from '#pathway/teacher';
import type { Principal } from '../sign-in/principal.js';

/** How much of who somebody is may be told: all; all but the number that only an employer may know; nothing. */
export type DetailsShown = 'all' | 'trn masked' | 'none';

type Log = Pick<EventLog, 'readStream'>;

/**
 * Decides how much of a teacher's details somebody is told on a day. The employer is told all; a school at which the
 * teacher trains or is employed beside others, all but the TRN ("only disclose your TRN to your employer or an
 * official", DfE). Whether a role may ask at all is decided in the policy.
 */
export async function shownTo(
  principal: Principal,
  log: Log,
  teacher: string,
  on: string,
): Promise<DetailsShown> {
  if (principal.role === 'data_officer') return 'all';
  if (principal.role !== 'school' && principal.role !== 'trust_planner') return 'none';
  const { employers, hosts } = await placesOf(log, teacher, on);
  const isTheirs = (place: string): Promise<boolean> => isOf(principal, log, place, on);
  if (await anyOf(employers, isTheirs)) return 'all';
  return (await anyOf(hosts, isTheirs)) ? 'trn masked' : 'none';
}

interface Places {
  readonly employers: ReadonlySet<string>;
  readonly hosts: ReadonlySet<string>;
}

/** Where a teacher is on a day: in a post, or as a trainee. */
async function placesOf(log: Log, teacher: string, on: string): Promise<Places> {
  const history = historyIn<TeacherFact>(await log.readStream(`teacher-${teacher}`));
  const upTo = history.filter(({ fact }) => fact.type === 'FactVoided' || fact.type === 'FactCorrected' || fact.effectiveOn <= on);
  const { service, placements } = teacherOf(upTo);
  const posts = isInService(service) ? [...service.posts.values()] : [];
  const schools = Object.values(placements).filter(({ status }) => status === 'open').map(({ school }) => school);
  const shared = inForce(upTo).flatMap(({ fact }) => ('sharedWith' in fact && fact.sharedWith ? fact.sharedWith.map(({ school }) => school) : []));
  return {
    employers: new Set(posts.map(({ employer }) => employer)),
    hosts: new Set([...schools, ...(posts.length > 0 ? shared : [])]),
  };
} // prettier-ignore

/** Whether a place is one that somebody acts for: itself, or a school of their trust on that day. */
async function isOf(
  { organisations, role }: Principal,
  log: Log,
  place: string,
  on: string,
): Promise<boolean> {
  if (organisations.includes(place)) return true;
  if (role !== 'trust_planner') return false;
  const school = organisationOf(historyIn<OrganisationFact>(await log.readStream(`organisation-${place}`)));
  if (school.kind === 'unregistered') return false;
  return school.memberships.some(
    ({ kind, group, joinedOn, leftOn }) =>
      kind === 'trust' &&
      organisations.includes(group) &&
      joinedOn <= on &&
      (leftOn === undefined || on < leftOn),
  );
}

async function anyOf(
  places: ReadonlySet<string>,
  isOne: (place: string) => Promise<boolean>,
): Promise<boolean> {
  for (const place of places) if (await isOne(place)) return true;
  return false;
}
