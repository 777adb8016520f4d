/**
 * Whether a teacher is in service and in which posts, and how that changes. The schools' own use of the words:
 * a post ends without anyone leaving teaching, and a departure closes every post.
 */

/** A post that is held. `since`: the day of its latest change. */
export interface Post {
  readonly role: string;
  /** The school, or the trust for a post in its central team. */
  readonly employer: string;
  readonly phase?: string;
  readonly startedOn: string;
  readonly since: string;
}

/** In service, with or without a post: a summer between two posts is service. */
export interface InService {
  readonly situation: 'in service';
  /** The first day of unbroken service. Leaving and coming back on one day doesn't break it. */
  readonly servedSince: string;
  /** The day on which the teacher last joined or came back. */
  readonly joinedOn: string;
  /** The day of the latest joining, return, start or end of a break. */
  readonly since: string;
  /** The day of the latest change of any post. */
  readonly postsSince: string;
  /** The open posts, by id. */
  readonly posts: ReadonlyMap<string, Post>;
  readonly closedPosts: ReadonlySet<string>;
  /** The posts are kept during a break. */
  readonly onBreakSince?: string | undefined;
}

interface Left {
  readonly situation: 'left';
  readonly servedSince: string;
  /** The day of the departure. */
  readonly since: string;
  readonly closedPosts: ReadonlySet<string>;
}

/** Service may begin before QTS. */
export type Service = { readonly situation: 'never in service' } | InService | Left;

export const noService: Service = { situation: 'never in service' };

export const isInService = (service: Service): service is InService => service.situation === 'in service';

/** Joins, or comes back. Without effect while in service. */
export function join(service: Service, on: string): InService {
  if (isInService(service)) return service;
  const left = service.situation === 'left' ? service : undefined;
  return {
    situation: 'in service',
    servedSince: left?.since === on ? left.servedSince : on,
    joinedOn: on,
    since: on,
    postsSince: on,
    posts: new Map(),
    closedPosts: left?.closedPosts ?? new Set(),
  };
}

/** Opens a post. Someone out of teaching joins, or rejoins, by it. */
export function open(service: Service, id: string, held: Omit<Post, 'since'>): InService {
  const joined = join(service, held.startedOn);
  return {
    ...joined,
    postsSince: later(joined.postsSince, held.startedOn),
    posts: new Map([...joined.posts, [id, { ...held, since: held.startedOn }]]),
    closedPosts: new Set([...joined.closedPosts].filter((closed) => closed !== id)),
  };
}

/** The terms of an open post change. */
export function touch(service: Service, id: string, on: string): Service {
  const post = isInService(service) ? service.posts.get(id) : undefined;
  if (!isInService(service) || !post) return service;
  const posts = new Map([...service.posts, [id, { ...post, since: on }]]);
  return { ...service, posts, postsSince: later(service.postsSince, on) };
}

/** Closes an open post and nothing else. */
export function close(service: Service, id: string, on: string): Service {
  if (!isInService(service) || !service.posts.has(id)) return service;
  const posts = new Map([...service.posts].filter(([open]) => open !== id));
  const closedPosts = new Set([...service.closedPosts, id]);
  return { ...service, posts, closedPosts, postsSince: later(service.postsSince, on) };
}

/**
 * Whether someone in service in the morning also came back, or took up a post, on that day. Leaving and joining
 * on one day is no departure: the posts opened earlier close, those opened that day stand.
 */
export const joinsAnewOn = (service: InService, on: string): boolean =>
  service.servedSince < on &&
  (service.joinedOn === on || [...service.posts.values()].some((post) => post.startedOn === on));

/** Leaves teaching: every post closes and a break ends. Without effect while out of service. */
export function leave(service: Service, on: string): Service {
  if (!isInService(service)) return service;
  const staying = joinsAnewOn(service, on)
    ? [...service.posts].filter(([, post]) => post.startedOn === on)
    : undefined;
  const posts = new Map(staying);
  const closing = [...service.posts.keys()].filter((id) => !posts.has(id));
  const closedPosts = new Set([...service.closedPosts, ...closing]);
  return staying
    ? { ...service, joinedOn: on, since: on, posts, closedPosts, onBreakSince: undefined }
    : { situation: 'left', servedSince: service.servedSince, since: on, closedPosts };
}

/** A break begins. Without effect while out of service or on a break. */
export const takeBreak = (service: Service, on: string): Service =>
  isInService(service) && service.onBreakSince === undefined
    ? { ...service, since: on, onBreakSince: on }
    : service;

export const endBreak = (service: Service, on: string): Service =>
  isInService(service) && service.onBreakSince !== undefined
    ? { ...service, since: on, onBreakSince: undefined }
    : service;

const later = (a: string, b: string): string => (a > b ? a : b);
