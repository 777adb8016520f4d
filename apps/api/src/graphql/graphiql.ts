import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NOTHING, policyOf } from './door/headers.js';

interface QueryPage {
  readonly html: string;
  /** What the page may do in a browser. */
  readonly policy: string;
}

/** Serves the query page from the installed package: a browser fetches nothing from elsewhere. */
export function serveGraphiql(app: NestFastifyApplication): void {
  let page: Promise<QueryPage> | undefined;
  const server = app.getHttpAdapter().getInstance();
  server.get('/', (_request, reply) => reply.redirect('/graphiql'));
  server.get('/graphiql', async (_request, reply) => {
    page ??= renderPage();
    const { html, policy } = await page;
    return reply.type('text/html; charset=utf-8').header('content-security-policy', policy).send(html);
  });
}

/** The page weighs nine megabytes, so it is loaded when somebody first asks for it. */
async function renderPage(): Promise<QueryPage> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Teacher Pathways',
    endpoint: '/graphql',
    subscriptionsProtocol: 'WS',
  });
  return { html, policy: policyFor(html) };
}

/**
 * The page's own script and no other, told by its digest. Its editor places every character by a style of its own, for
 * which no digest can be given; a style alone sends nothing anywhere, as the page may ask nobody but this service.
 */
const policyFor = (html: string): string =>
  policyOf({
    ...NOTHING,
    'script-src': [digestOf(html.slice(html.indexOf('<script>') + 8, html.lastIndexOf('</script>')))],
    'worker-src': ['blob:'],
    'style-src': ["'unsafe-inline'"],
    'font-src': ['data:'],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
  });

const digestOf = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;
