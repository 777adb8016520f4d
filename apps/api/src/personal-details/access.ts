import type { EventLog } from '#event-log/event-log';
import type { Recorded } from '#pathway/fact';
import { factsCounted } from '#pathway/identity/merge';
import { organisationOf, type OrganisationFact } from '#pathway/organisation/organisation';
import type { Placements } from '#pathway/placement/placement';
import { isInService, type Post } from '#pathway/service/situation';
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

/**
 * Where a teacher is on a day, in a post or as a trainee, by the facts of the record that count for this teacher, as they
 * are corrected by now. What was reassigned to somebody else makes nobody an employer; nor does what other records say.
 */
async function placesOf(log: Log, teacher: string, on: string): Promise<Places> {
  const history = historyIn<TeacherFact>(await log.readStream(`teacher-${teacher}`));
  const counted = factsCounted(history, { record: teacher, joined: [] }) as readonly Recorded<TeacherFact>[];
  const upTo = counted.filter(({ fact }) => fact.effectiveOn <= on);
  const { service, placements } = teacherOf(upTo);
  const posts = isInService(service) ? service.posts : new Map<string, Post>();
  return {
    employers: new Set([...posts.values()].map(({ employer }) => employer)),
    hosts: new Set([...trainedAt(placements), ...sharing(upTo, posts)]),
  };
}

const trainedAt = (placements: Placements): readonly string[] =>
  Object.values(placements).flatMap(({ status, school }) => (status === 'open' ? [school] : []));

/** The schools that share a post which is open: what came of posts that ended is no business of theirs any more. */
function sharing(
  facts: readonly Recorded<TeacherFact>[],
  posts: ReadonlyMap<string, Post>,
): readonly string[] {
  // Of one post that was opened more than once the last opening says who shares it.
  const openings = new Map(facts.flatMap(({ fact }) => ('employer' in fact ? [[fact.post, fact]] : [])));
  return [...posts.keys()].flatMap(
    (post) => openings.get(post)?.sharedWith?.map(({ school }) => school) ?? [],
  );
}

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
