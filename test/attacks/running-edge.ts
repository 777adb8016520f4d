import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeFrom, type EdgeSettings } from '../../apps/api/src/graphql/limits/edge-settings.js';
import { auditIn } from '../../apps/api/src/settings.js';
import { startApi } from '../../apps/api/src/start-api.js';
import { client } from '../running-api.js';
import { signedIn, signIn } from '../signed-in.js';

/** As an installation in production is set, where a test doesn't say otherwise. */
const PRODUCTION = edgeFrom({ NODE_ENV: 'production', PATHWAYS_URL: 'https://pathways.example' });

/** The service on a fresh folder, with what a test sets of its edge. */
export async function runningEdge(edge: Partial<EdgeSettings> = {}, graphiql = false) {
  const folder = await mkdtemp(join(tmpdir(), 'pathways-attacked-'));
  const api = await startApi({
    ...{ dataFolder: folder, host: '127.0.0.1', port: 0, graphiql, auditUrl: auditIn(folder) },
    logUrl: `sqlite:${join(folder, 'log.sqlite')}`,
    identityKeyFile: join(folder, 'identity.key'),
    edge: { ...PRODUCTION, ...edge },
  });
  await signIn(api.url, folder);
  /** Sends a body as it is, as somebody who has signed in. */
  const send = async (body: string, headers: Record<string, string> = {}, method = 'POST') => {
    const response = await fetch(`${api.url}/graphql`, {
      method,
      headers: { 'content-type': 'application/json', ...signedIn(api.url), ...headers },
      ...(method === 'POST' && { body }),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const stop = async (): Promise<void> => {
    await api.close();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    ...client(api.url),
    ...{ url: api.url, folder, send, close: api.close, stop, readModel: api.readModel },
  };
}

export type RunningEdge = Awaited<ReturnType<typeof runningEdge>>;

/** What is of the inside of the house, and must never leave it. */
export const LEAKS =
  /node_modules|\bat \w+ \(|\.ts:|\.js:|SELECT |sqlite|duckdb|fastify|apollo|nestjs|\/home|\/root|\/tmp/i;

interface Body {
  readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}

/** The codes of the errors in an answer. */
export const codesIn = (text: string): readonly string[] =>
  ((JSON.parse(text) as Body).errors ?? []).map(({ extensions }) => extensions.code);
