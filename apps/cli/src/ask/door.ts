import type { Terminal } from '../terminal.js';
import { TOKEN_FILE_ENVIRONMENT, type Proof } from '../token/proof.js';

/** The service cannot be reached, or cannot answer for now. */
export class ServiceUnavailable extends Error {
  override readonly name = 'ServiceUnavailable';
}

/** The service does not take the question as it was put; the message says what to mend. */
export class QuestionRefused extends Error {
  override readonly name = 'QuestionRefused';
}

/** The service doesn't know who asks, or they may not ask this. */
export class NotAllowed extends Error {
  override readonly name = 'NotAllowed';
}

/** Asks the service in GraphQL over HTTP. */
export type Door = <T>(query: string, variables?: object) => Promise<T>;

interface Reply<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

/** The errors that whoever asks can mend by asking otherwise. */
const REFUSALS = new Set([
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'GRAPHQL_VALIDATION_FAILED',
  'GRAPHQL_PARSE_FAILED',
  'UNKNOWN_POSITION',
  'NOT_FOR_THIS_ROLE',
]);

const NOT_ALLOWED: Readonly<Record<string, string>> = {
  UNAUTHENTICATED:
    'The service does not know who asks. Give it a token with --token-file or PATHWAYS_TOKEN_FILE; pathways token makes one.',
  FORBIDDEN: 'This sign-in may not ask this.',
};

/** Where the service answers, if nobody says otherwise. */
export const urlIn = ({ env }: Pick<Terminal, 'env'>): string =>
  env['PATHWAYS_URL'] || `http://127.0.0.1:${env['PATHWAYS_PORT'] || '4000'}`;

export const SERVICE_ENVIRONMENT = `
Environment:
  PATHWAYS_URL   where the service answers, where none is named
  PATHWAYS_PORT  else its port on this machine (default: 4000)
${TOKEN_FILE_ENVIRONMENT}`;

/** The door of the service at a URL. Where it names no path, GraphQL is at /graphql. */
export function doorAt(url: string, signal: AbortSignal, proof: Proof): Door {
  const address = addressOf(url);
  return async <T>(query: string, variables: object = {}): Promise<T> => {
    const { data, errors } = await reply<T>(
      address,
      { query, variables },
      { signal, headers: await proof(address) },
    );
    const [error] = errors ?? [];
    if (!error && data) return data;
    if (!error)
      throw new QuestionRefused(`${address} answers, but not in GraphQL. Name the service with --url.`);
    throw errorOf(error.message, error.extensions?.code ?? '');
  };
}

function errorOf(message: string, code: string): Error {
  const notAllowed = NOT_ALLOWED[code];
  if (notAllowed !== undefined) return new NotAllowed(notAllowed);
  return REFUSALS.has(code) ? new QuestionRefused(message) : new ServiceUnavailable(message);
}

/** The address of GraphQL at a URL. @throws QuestionRefused it is none */
export function addressOf(url: string): string {
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw new QuestionRefused(`${url} is no URL of a service. Write it like http://127.0.0.1:4000.`);
  const address = new URL(url);
  if (address.pathname === '/') address.pathname = '/graphql';
  return address.href;
}

async function reply<T>(
  address: string,
  body: object,
  { headers, signal }: Required<Pick<RequestInit, 'headers' | 'signal'>>,
): Promise<Reply<T>> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown) => {
    throw new ServiceUnavailable(
      `No service answers at ${address}. Start it with npm start, or name another with --url.`,
      { cause },
    );
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as Reply<T>;
  } catch {
    if (response.status >= 500)
      throw new ServiceUnavailable(`${address} cannot answer for now (${response.status}). Ask again later.`);
    return {};
  }
}
