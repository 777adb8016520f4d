import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Serves the query page from the installed package: a browser fetches nothing from elsewhere. */
export function serveGraphiql(app: NestFastifyApplication): void {
  let page: Promise<string> | undefined;
  const server = app.getHttpAdapter().getInstance();
  server.get('/', (_request, reply) => reply.redirect('/graphiql'));
  server.get('/graphiql', async (_request, reply) => {
    page ??= renderPage();
    return reply.type('text/html; charset=utf-8').send(await page);
  });
}

/** The page weighs nine megabytes, so it is loaded when somebody first asks for it. */
async function renderPage(): Promise<string> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  return renderGraphiQL({ title: 'Teacher Pathways', endpoint: '/graphql', subscriptionsProtocol: 'WS' });
}
