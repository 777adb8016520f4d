import { fastifyCookie as cookies } from '@fastify/cookie';
import type { Credentials, WhoAsks } from '../who-asks.js';
import { LONGEST_SESSION_MS, type Sessions } from './sessions.js';

/** How a browser keeps the id of a session: no script of a page sees it, no page of elsewhere sends it along. */
export interface SessionCookie {
  /** The id in what a browser sends. */
  idIn(header: string | undefined): string | undefined;
  /** For `set-cookie`. */
  keeping(id: string): string;
  readonly forgetting: string;
}

/**
 * @param isHttps whether people reach the service by https; only then may the cookie insist on it
 * @param of what it keeps, if not the session
 */
export function sessionCookie(isHttps: boolean, of = ''): SessionCookie {
  const name = `${isHttps ? '__Host-' : ''}pathways${of}`;
  const written = (id: string, maxAge: number): string =>
    cookies.serialize(name, id, { path: '/', httpOnly: true, sameSite: 'lax', secure: isHttps, maxAge });
  return {
    idIn: (header) => (header === undefined ? undefined : cookies.parse(header)[name]),
    keeping: (id) => written(id, LONGEST_SESSION_MS / 1_000),
    forgetting: written('', 0),
  };
}

/** Whether a request comes from a page of this service, or from no page. */
export type IsOwnPage = (credentials: Credentials) => boolean;

/** Knows people by their session, on pages of this service: another of this machine shares its cookies. */
export const bySession =
  (sessions: Sessions, cookie: SessionCookie, isOwnPage: IsOwnPage): WhoAsks =>
  async (credentials) => {
    const id = isOwnPage(credentials) ? cookie.idIn(credentials.cookie) : undefined;
    return id === undefined ? undefined : sessions.of(id);
  };

/**
 * Its own pages are those where people reach the service, whatever name a door before it asks for.
 *
 * @param publicUrl absent: people reach it by the name that they ask for
 */
export function ownPageAt(publicUrl: string | undefined): IsOwnPage {
  const own = publicUrl === undefined ? undefined : new URL(publicUrl).origin;
  return ({ origin, host }) => {
    if (origin === undefined) return true;
    return own === undefined ? URL.canParse(origin) && new URL(origin).host === host : origin === own;
  };
}
