import { Logger } from '@nestjs/common';
import { originOf } from '../../operations/origin.js';
import { enter, type Reply, type Request, say, type SignInPages } from '../page/routes.js';
import { refusedPage } from '../page/page.js';
import type { Server } from '../require-principal.js';
import type { SessionCookie } from '../session/cookie.js';
import { IssuerUnavailable } from '../who-asks.js';
import type { CodeFlow } from './code-flow.js';

const logger = new Logger('SignIn');

interface Ways {
  readonly flow: CodeFlow;
  /** In which the browser keeps which way it is on. */
  readonly wayCookie: SessionCookie;
  readonly pages: SignInPages;
}

/** The way to the issuer and back. */
export function serveCodeFlow(server: Server, ways: Ways): void {
  server.get('/sign-in/start', (_request, reply) => start(reply, ways));
  server.get('/sign-in/callback', (request, reply) => comeBack(request, reply, ways));
}

async function start(reply: Reply, { flow, wayCookie }: Ways): Promise<unknown> {
  try {
    const { id, to } = await flow.begin();
    return reply
      .header('set-cookie', wayCookie.keeping(id))
      .header('cache-control', 'no-store')
      .redirect(to, 303);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
    return say(reply, refusedPage('Whoever vouches for people cannot be reached for now.'), 503);
  }
}

async function comeBack(
  request: Request & { readonly url: string },
  reply: Reply,
  { flow, wayCookie, pages }: Ways,
): Promise<unknown> {
  const wait = await pages.guesses.count(request.ip);
  if (wait > 0)
    return say(
      reply.header('retry-after', String(wait)),
      refusedPage('Too many attempts. Wait a while.'),
      429,
    );
  try {
    const principal = await flow.end(wayCookie.idIn(request.headers.cookie), request.url);
    await pages.guesses.right(request.ip);
    if (principal) return enter(request, reply, principal, pages);
    return say(reply, refusedPage('Your organisation does not say as whom you may ask. Tell it so.'), 403);
  } catch (error) {
    logger.warn(`A sign-in at the issuer failed: ${originOf(error)}`);
    return say(reply, refusedPage('The sign-in did not succeed.'), 401);
  }
}
