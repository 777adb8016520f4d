import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { inHandOf } from './in-hand.js';
import type { Principal } from './principal.js';
import { IssuerUnavailable, type WhoAsks } from './who-asks.js';

export type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** The routes that answer anybody. What answers nobody is not among them: who has not signed in learns no route. */
const OPEN = /^\/(health\/(live|ready)|sign-in(\/.*)?)$/;

const PAGES = new Set(['/', '/graphiql']);

/** Says what is to be done and nothing of what was wrong with a sign-in. */
const SIGN_IN_FIRST = {
  errors: [{ message: 'Sign in first: see /sign-in.', extensions: { code: 'UNAUTHENTICATED' } }],
};
const ASK_AGAIN = {
  errors: [
    {
      message: 'Whoever vouches for people cannot be reached for now. Try again soon.',
      extensions: { code: 'SIGN_IN_UNAVAILABLE' },
    },
  ],
};

/**
 * Refuses every request of nobody, before its body is read, and does the rest of the others on behalf of whoever sent
 * them.
 */
export function requirePrincipal(server: Server, whoAsks: WhoAsks): void {
  const senders = new WeakMap<object, Principal>();
  server.addHook('onRequest', async (request, reply) => {
    if (OPEN.test(request.routeOptions.url ?? '')) return;
    try {
      const found = await whoAsks(request.headers);
      if (found) return void senders.set(request, found.principal);
    } catch (error) {
      if (!(error instanceof IssuerUnavailable)) throw error;
      return reply.code(503).header('retry-after', '5').send(ASK_AGAIN);
    }
    if (isOfPerson(request)) return reply.redirect('/sign-in', 303);
    return reply.code(401).header('www-authenticate', challenge(request.headers)).send(SIGN_IN_FIRST);
  });
  // Not before the body is there: its parser calls back from outside of what is in hand.
  server.addHook('preHandler', (request, _reply, done) => {
    const sender = senders.get(request);
    if (sender) inHandOf(sender, done);
    else done();
  });
}

/** Somebody in front of a browser is shown the way in, where the way leads to a page. */
const isOfPerson = ({ method, routeOptions, headers }: Asked): boolean =>
  method === 'GET' && PAGES.has(routeOptions.url ?? '') && (headers.accept ?? '').includes('text/html');

interface Asked {
  readonly method: string;
  readonly routeOptions: { readonly url?: string | undefined };
  readonly headers: { readonly accept?: string | undefined };
}

const challenge = ({ authorization }: { readonly authorization?: string | undefined }): string =>
  `Bearer realm="teacher-pathways"${authorization === undefined ? '' : ', error="invalid_token"'}`;
