import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal, refuseBefore } from '../refusal.js';
import { roles } from '../vocabulary/roles.js';
import { termOf } from '../vocabulary/vocabulary.js';
import type { serviceFacts, serviceVerbs } from './service.facts.js';
import type { InService, Post, Service } from './situation.js';
import {
  close,
  endBreak,
  isInService,
  join,
  joinsAnewOn,
  leave,
  open,
  takeBreak,
  touch,
} from './situation.js';

export type { Post, Service } from './situation.js';
export { isInService, noService } from './situation.js';

export type ServiceFact = FactOf<typeof serviceFacts>;
export type ServiceCommand = CommandOf<typeof serviceFacts, typeof serviceVerbs>;

type Opening = Extract<ServiceFact, { employer: string }>;
type OpeningCommand = Extract<ServiceCommand, { employer: string }>;
type MoveCommand = Extract<ServiceCommand, { fromPost: string }>;

/**
 * What a fact makes of a service. A fact that doesn't apply, such as the end of a post that isn't open or a
 * departure while out of service, says nothing. A post reported to start always opens.
 */
export function evolveService(service: Service, fact: ServiceFact): Service {
  const on = fact.effectiveOn;
  switch (fact.type) {
    case 'PostStarted':
      return open(service, fact.post, heldIn(fact));
    case 'Promoted':
    case 'MovedLaterally':
    case 'SteppedDown':
      return open(close(service, fact.fromPost, on), fact.post, heldIn(fact));
    case 'PostTermsChanged':
      return touch(service, fact.post, on);
    case 'PostEnded':
      return close(service, fact.post, on);
    case 'LeftTeaching':
      return leave(service, on);
    case 'ReturnedToTeaching':
      return join(service, on);
    case 'CareerBreakStarted':
      return takeBreak(service, on);
    case 'CareerBreakEnded':
      return endBreak(service, on);
    case 'PostTimetabled':
    case 'PostEndPlanned':
    case 'ObservationStarted':
      return service;
  }
}

const heldIn = ({ role, employer, phase, effectiveOn }: Opening): Omit<Post, 'since'> => ({
  role,
  employer,
  ...(phase !== undefined && { phase }),
  startedOn: effectiveOn,
});

/** Why the command cannot be recorded, or undefined. */
export function refuseService(command: ServiceCommand, service: Service): Refusal | undefined {
  switch (command.type) {
    case 'StartPost':
      return refuseOpening(command, service);
    case 'Promote':
    case 'MoveLaterally':
    case 'StepDown':
      return refuseMove(command, service);
    case 'PlanPostEnd':
      return refuseUnlessOpen(command.post, 'post', command.effectiveOn, service) ?? refuseEndBefore(command);
    case 'ChangePostTerms':
    case 'TimetablePost':
    case 'EndPost':
      return refuseUnlessOpen(command.post, 'post', command.effectiveOn, service);
    case 'LeaveTeaching':
      return refuseLeaving(command.effectiveOn, service);
    case 'ReturnToTeaching':
      return refuseReturn(command.effectiveOn, service);
    case 'StartCareerBreak':
      return refuseBreak(command.effectiveOn, service);
    case 'EndCareerBreak':
      return isInService(service) && service.onBreakSince !== undefined
        ? refuseBefore(service.since, command.effectiveOn, 'service')
        : refusal(
            'WRONG_STATE',
            'The teacher is not on a career break.',
            'Record the start of the break first.',
          );
  }
}

/** Refuses a post that is shared with one school twice. */
export function refuseSharing({
  employer,
  sharedWith,
}: Pick<Opening, 'employer' | 'sharedWith'>): Refusal | undefined {
  const schools = sharedWith?.map((part) => part.school) ?? [];
  return schools.includes(employer) || new Set(schools).size < schools.length
    ? refusal(
        'MALFORMED',
        'The post is shared with the same school twice, or with its employer.',
        'Name each other school once.',
        'sharedWith',
      )
    : undefined;
}

function refuseOpening(command: OpeningCommand, service: Service): Refusal | undefined {
  const sharing = refuseSharing(command);
  if (sharing) return sharing;
  if (service.situation === 'never in service') return undefined;
  if (service.closedPosts.has(command.post) || (isInService(service) && service.posts.has(command.post)))
    return refusal('ID_TAKEN', 'This post is on record already.', 'Give another id.', 'post');
  if (isInService(service) && service.onBreakSince !== undefined)
    return refusal('WRONG_STATE', 'The teacher is on a career break.', 'End the break first.');
  return refuseBefore(service.since, command.effectiveOn, 'service');
}

function refuseUnlessOpen(post: string, field: string, on: string, service: Service): Refusal | undefined {
  const held = isInService(service) ? service.posts.get(post) : undefined;
  if (held) return refuseBefore(held.since, on, 'post');
  return service.situation !== 'never in service' && service.closedPosts.has(post)
    ? refusal('WRONG_STATE', 'The post has ended.', 'Name a post that is open.', field)
    : refusal('UNKNOWN_ID', 'No such post is on this record.', 'Start the post first.', field);
}

const refuseEndBefore = ({
  plannedEndOn,
  effectiveOn,
}: Extract<ServiceCommand, { type: 'PlanPostEnd' }>): Refusal | undefined =>
  plannedEndOn < effectiveOn
    ? refusal(
        'MALFORMED',
        `The planned end, ${plannedEndOn}, lies before the day on which it is said, ${effectiveOn}.`,
        'Give a planned end on or after that day, or end the post.',
        'plannedEndOn',
      )
    : undefined;

function refuseMove(command: MoveCommand, service: Service): Refusal | undefined {
  return firstRefusal(
    () => refuseUnlessOpen(command.fromPost, 'fromPost', command.effectiveOn, service),
    () => refuseWrongDirection(command, (service as InService).posts.get(command.fromPost)!),
    () => refuseOpening(command, service),
  );
}

/** The verb for a move, by whether the rung is lower (-1), the same (0) or higher (1). */
const verbByStep: Readonly<Record<number, MoveCommand['type']>> = {
  [-1]: 'StepDown',
  0: 'MoveLaterally',
  1: 'Promote',
};

/** The rungs of a source's own words are unknown, so nothing is said about a move from such a role. */
function refuseWrongDirection(command: MoveCommand, from: Post): Refusal | undefined {
  const [before, after] = [termOf(roles, from.role), termOf(roles, command.role)];
  const verb = before && after ? verbByStep[Math.sign(after.rung - before.rung)]! : command.type;
  if (verb !== command.type)
    return refusal(
      'WRONG_KIND',
      `From ${before!.label} to ${after!.label} is no such move.`,
      `Say ${verb} instead.`,
      'role',
    );
  const isChanged =
    command.role !== from.role ||
    command.employer !== from.employer ||
    (command.phase !== undefined && command.phase !== from.phase);
  return command.type === 'MoveLaterally' && !isChanged
    ? refusal(
        'WRONG_KIND',
        'Employer, role and phase stay the same.',
        'Say ChangePostTerms instead, or give what changes.',
        'role',
      )
    : undefined;
}

const outOfService = (mend: string): Refusal =>
  refusal('WRONG_STATE', 'The teacher is not in service.', mend);

function refuseLeaving(on: string, service: Service): Refusal | undefined {
  if (!isInService(service)) return outOfService('Record the post they held first.');
  if (joinsAnewOn(service, on))
    return refusal(
      'WRONG_STATE',
      `The teacher came back or took up a post on ${on}, which is no departure.`,
      'Give a later day. To leave one post for another, end that post only.',
      'effectiveOn',
    );
  return refuseBeforeAnyChange(service, on);
}

function refuseReturn(on: string, service: Service): Refusal | undefined {
  if (service.situation === 'left') return refuseBefore(service.since, on, 'service');
  return isInService(service)
    ? refusal('WRONG_STATE', 'The teacher is in service.', 'Start a post if they took up another.')
    : refusal('WRONG_STATE', 'The teacher was never in service.', 'Start a post instead.');
}

function refuseBreak(on: string, service: Service): Refusal | undefined {
  if (!isInService(service)) return outOfService('Start a post, or record their return, first.');
  return service.onBreakSince === undefined
    ? refuseBeforeAnyChange(service, on)
    : refusal('WRONG_STATE', 'The teacher is on a career break.', 'End that break first.');
}

/** Leaving and breaks touch every post. */
const refuseBeforeAnyChange = (service: InService, on: string): Refusal | undefined =>
  firstRefusal(
    () => refuseBefore(service.since, on, 'service'),
    () => refuseBefore(service.postsSince, on, 'posts'),
  );
