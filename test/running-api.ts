import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { edgeFrom } from '../apps/api/src/graphql/limits/edge-settings.js';
import { auditIn } from '../apps/api/src/settings.js';
import type { Settings } from '../apps/api/src/settings.js';
import { startApi } from '../apps/api/src/start-api.js';
import { signedIn, signIn } from './signed-in.js';

export interface Reply {
  readonly status: number;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly GraphQLReplyError[];
  };
}

export interface GraphQLReplyError {
  readonly message: string;
  readonly extensions?: Record<string, unknown>;
}

export interface Recorded {
  readonly __typename: 'Recorded';
  readonly revision: number;
  readonly position: string;
  readonly factIds: readonly string[];
  readonly alreadyRecorded: boolean;
}

export interface Refused {
  readonly __typename: 'Refused';
  readonly code: string;
  readonly message: string;
  readonly mend: string;
  readonly field: string | null;
}

/** Speaks GraphQL to a service over HTTP, as anybody would who has signed in. */
export function client(url: string) {
  const post = async (query: string, variables?: object): Promise<Reply> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...signedIn(url) },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  };
  const ask = async <T = Record<string, never>>(query: string, variables?: object): Promise<T> => {
    const { body } = await post(query, variables);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data as T;
  };
  /** Says a verb: `say('startNpq', {...})`. The input type is named after the mutation. */
  const say = async (verb: string, input: object): Promise<Recorded | Refused> => {
    const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
    const outcome = await ask<{ outcome: Recorded | Refused }>(
      `mutation ($input: ${type}!) {
        outcome: ${verb}(input: $input) {
          __typename
          ... on Recorded { revision position factIds alreadyRecorded }
          ... on Refused { code message mend field }
        }
      }`,
      { input },
    );
    return outcome.outcome;
  };
  return { post, ask, say };
}

export type Client = ReturnType<typeof client>;

/** The service on a fresh folder of its own, and how to take both away. */
export async function runningApi(more: Partial<Settings> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'pathways-test-'));
  const logUrl = `sqlite:${join(folder, 'log.sqlite')}`;
  const api = await startApi({
    ...{ dataFolder: folder, logUrl, identityKeyFile: join(folder, 'identity.key') },
    ...{ host: '127.0.0.1', port: 0, graphiql: true, edge: edgeFrom({}) },
    auditUrl: auditIn(folder),
    ...more,
  });
  await signIn(api.url, folder);
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= api.close());
  const stop = async (): Promise<void> => {
    await close();
    await rm(folder, { recursive: true, force: true });
  };
  const leave = (): Promise<void> => api.leave();
  return {
    ...client(api.url),
    url: api.url,
    readModel: api.readModel,
    signInLinks: api.signInLinks,
    folder,
    logUrl,
    stop,
    close,
    leave,
  };
}
