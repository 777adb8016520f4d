import type { Bearer } from '#sign-in/own-issuer';
import type { Reply } from './running-api.js';
import { tokenIn } from './signed-in.js';

/** Somebody who asks a service over HTTP. */
export interface Asking {
  readonly token: string;
  readonly headers: Readonly<Record<string, string>>;
  post(query: string, variables?: object): Promise<Reply>;
  /** The data of an answer. @throws Error there are errors in it */
  ask<T = Record<string, never>>(query: string, variables?: object): Promise<T>;
  /** The code of the first error of an answer; undefined where there is none. */
  codeOf(query: string, variables?: object): Promise<string | undefined>;
}

/** Asks the service on a folder as a bearer. */
export async function asWhom(
  { url, folder }: { readonly url: string; readonly folder: string },
  bearer: Bearer,
): Promise<Asking> {
  const token = await tokenIn(folder, bearer);
  const headers = { authorization: `Bearer ${token}` };
  const post = async (query: string, variables?: object): Promise<Reply> => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, body: (await response.json()) as Reply['body'] };
  };
  const ask = async <T>(query: string, variables?: object): Promise<T> => {
    const { body } = await post(query, variables);
    if (body.errors) throw new Error(JSON.stringify(body.errors));
    return body.data as T;
  };
  const codeOf = async (query: string, variables?: object): Promise<string | undefined> =>
    (await post(query, variables)).body.errors?.[0]?.extensions?.['code'] as string | undefined;
  return { token, headers, post, ask, codeOf };
}
