import { Logger } from '@nestjs/common';
import { originOf } from '../../operations/origin.js';
import { enter, type Reply, type Request, say, type SignInPages } from '../page/routes.js';
import { refusedPage } from '../page/page.js';
import type { Server } from '../require-principal.js';
import type { SessionCookie } from '../session/cookie.js';
import { IssuerUnavailable } from '../who-asks.js';
import type { CodeFlow } from './code-flow.js';

const logger = new Logger('SignIn');

interface CodeFlowPages {
  readonly flow: CodeFlow;
  /** In which the browser keeps the way it is on. */
  readonly wayCookie: SessionCookie;
  readonly pages: Pick<SignInPages, 'sessions' | 'cookie'>;
}

/** The way to the issuer and back. */
export function serveCodeFlow(server: Server, ways: CodeFlowPages): void {
  server.get('/sign-in/start', (_request, reply) => start(reply, ways));
  server.get('/sign-in/callback', (request, reply) => comeBack(request, reply, ways));
}

async function start(reply: Reply, { flow, wayCookie }: CodeFlowPages): Promise<unknown> {
  try {
    const { sealed, to } = await flow.begin();
    return reply
      .header('set-cookie', wayCookie.keeping(sealed))
      .header('cache-control', 'no-store')
      .redirect(to, 303);
  } catch (error) {
    if (!(error instanceof IssuerUnavailable)) throw error;
    return say(reply, refusedPage('Whoever vouches for people cannot be reached for now.'), 503);
  }
}

/** Not counted as a guess: nobody guesses a way, and behind a door everybody comes from one address. */
async function comeBack(
  request: Request & { readonly url: string },
  reply: Reply,
  { flow, wayCookie, pages }: CodeFlowPages,
): Promise<unknown> {
  try {
    const principal = await flow.end(wayCookie.idIn(request.headers.cookie), request.url);
    if (principal) return enter(request, reply, principal, pages);
    return say(reply, refusedPage('Your organisation does not say as whom you may ask. Tell it so.'), 403);
  } catch (error) {
    logger.warn(`A sign-in at the issuer failed: ${originOf(error)}`);
    return say(reply, refusedPage('The sign-in did not succeed.'), 401);
  }
}
