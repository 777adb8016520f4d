import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Guesses } from '../guesses.js';
import { LINK_PARAMETER } from '../link/links.js';
import { UnusableRoles } from '../link/whom.js';
import type { Principal } from '../principal.js';
import type { Credentials } from '../who-asks.js';
import type { IsOwnPage, SessionCookie } from '../session/cookie.js';
import type { Sessions } from '../session/sessions.js';
import { linkPage, PAGE_POLICY, refusedPage, signedInPage, wayInPage } from './page.js';

export interface SignInPages {
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
  readonly guesses: Guesses;
  readonly isOwnPage: IsOwnPage;
  readonly hasIssuer: boolean;
  /** Whom the code of a link lets in. */
  readonly whomBy: (code: string) => Promise<Principal | undefined>;
}

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** As much of a request, and of an answer, as is needed here. */
export interface Request {
  readonly headers: Credentials;
  readonly query: unknown;
  readonly body: unknown;
  readonly ip: string;
}
export interface Reply {
  code(status: number): Reply;
  type(of: string): Reply;
  header(name: string, value: string): Reply;
  redirect(to: string, status: number): unknown;
  send(body: string): unknown;
}

const FORM = 'application/x-www-form-urlencoded';
const LONGEST_FORM = 2_048;
const A_CODE = /^[\w-]{43}$/;

/** The pages on which people sign in and out in a browser. */
export function serveSignIn(server: Server, pages: SignInPages): void {
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      FORM,
      { parseAs: 'string', bodyLimit: LONGEST_FORM },
      (_request, body, parsed) => parsed(null, new URLSearchParams(String(body))),
    );
    scope.addContentTypeParser('*', (_request, _body, parsed) => parsed(null));
    scope.get('/sign-in', (request, reply) => showWayIn(request, reply, pages));
    scope.post('/sign-in/link', (request, reply) => useLink(request, reply, pages));
    scope.post('/sign-in/out', (request, reply) => signOut(request, reply, pages));
    done();
  });
}

/** Nothing of these pages is kept by a browser. */
export const say = (reply: Reply, html: string, status = 200): unknown =>
  reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_POLICY)
    .header('cache-control', 'no-store')
    // With none at all a browser does not say either which page a form is sent from.
    .header('referrer-policy', 'same-origin')
    .send(html);

/** Whoever signs in gets another session than they came with: nobody can have planted that. */
export function enter(
  request: Request,
  reply: Reply,
  principal: Principal,
  { sessions, cookie }: Pick<SignInPages, 'sessions' | 'cookie'>,
): unknown {
  const before = cookie.idIn(request.headers.cookie);
  if (before !== undefined) sessions.end(before);
  return reply
    .header('set-cookie', cookie.keeping(sessions.begin(principal)))
    .header('cache-control', 'no-store')
    .redirect('/sign-in', 303);
}

async function showWayIn(
  { headers, query }: Request,
  reply: Reply,
  { sessions, cookie, hasIssuer }: SignInPages,
): Promise<unknown> {
  const code = (query as Readonly<Record<string, unknown>>)[LINK_PARAMETER];
  if (!hasIssuer && typeof code === 'string' && A_CODE.test(code)) return say(reply, linkPage(code));
  const id = cookie.idIn(headers.cookie);
  const found = id === undefined ? undefined : await sessions.of(id);
  return say(reply, found ? signedInPage(found.principal) : wayInPage(hasIssuer));
}

async function useLink(request: Request, reply: Reply, pages: SignInPages): Promise<unknown> {
  const { guesses, whomBy, isOwnPage } = pages;
  if (!isOwnPage(request.headers)) return say(reply, refusedPage('This was sent by another page.'), 403);
  const wait = await guesses.count(request.ip);
  if (wait > 0)
    return say(
      reply.header('retry-after', String(wait)),
      refusedPage('Too many wrong links. Wait a while.'),
      429,
    );
  const code = (request.body as URLSearchParams | undefined)?.get(LINK_PARAMETER) ?? '';
  const principal = A_CODE.test(code) ? await whomBy(code).catch(unlessUnusable) : undefined;
  if (principal instanceof UnusableRoles) return say(reply, refusedPage(principal.message), 503);
  if (!principal)
    return say(reply, refusedPage('This link does not let anybody in, or has done so already.'), 401);
  await guesses.right(request.ip);
  return enter(request, reply, principal, pages);
}

function unlessUnusable(error: unknown): UnusableRoles {
  if (error instanceof UnusableRoles) return error;
  throw error;
}

async function signOut(
  { headers }: Request,
  reply: Reply,
  { sessions, cookie, isOwnPage }: SignInPages,
): Promise<unknown> {
  if (!isOwnPage(headers)) return say(reply, refusedPage('This was sent by another page.'), 403);
  const id = cookie.idIn(headers.cookie);
  if (id !== undefined) sessions.end(id);
  return reply.header('set-cookie', cookie.forgetting).redirect('/sign-in', 303);
}
