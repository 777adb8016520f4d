import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Position } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import { linksFileIn } from '#sign-in/links-file';
import type { Bearer } from '#sign-in/own-issuer';

const MAIN = fileURLToPath(new URL('../../../api/src/main.js', import.meta.url));

export type Ask = <T>(query: string, variables?: object) => Promise<T>;

/** @throws UnusableFile something else answers at the port: said before minutes are spent on a population */
export async function refuseTakenPort(port: number): Promise<void> {
  const server = createServer().listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch {
    throw new UnusableFile(`Port ${port} is taken. Name another with --port.`);
  } finally {
    server.close();
  }
}

/** Who asks the questions that are shown: whoever runs this has the data anyway. */
const SHOWING: Bearer = {
  ...{ subject: 'demo', role: 'data_officer', organisations: [], purpose: 'showing the demo' },
};
const SHOWING_SECONDS = 3_600;

interface Start {
  readonly folder: string;
  readonly port: number;
  readonly signal: AbortSignal;
}

/**
 * Starts the service in a process of its own, as `npm start` does. Undefined if Ctrl-C came first.
 *
 * @throws Error it could not start
 */
export async function startService({ folder, port, signal }: Start) {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...process.env, PATHWAYS_DATA: folder, PATHWAYS_LOG: undefined, PATHWAYS_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await exited;
  };
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const url = await addressIn(createInterface({ input: child.stdout }));
  if (signal.aborted) return undefined;
  if (!url) throw new Error('The service did not start; it says why above.');
  const { ownIssuerIn } = await import('#sign-in/own-issuer');
  const token = await (await ownIssuerIn(folder)).tokenFor(SHOWING, SHOWING_SECONDS);
  const ask: Ask = (query, variables) => post(`${url}/graphql`, token, { query, variables });
  const untilStopped = async (): Promise<void> => void (await exited);
  return {
    url,
    ask,
    /** The one-time links by which people sign in, a line each. */
    links: () => readFile(linksFileIn(folder), 'utf8'),
    untilAnswered: (position: Position) => untilAnswered(ask, position),
    untilStopped,
    stop,
  };
}

async function addressIn(lines: AsyncIterable<string>): Promise<string | undefined> {
  for await (const line of lines) {
    const address = /https?:\/\/[^/\s]+/.exec(line)?.[0];
    if (address) return address;
  }
  return undefined;
}

/** Waits until the answers include everything up to a position. */
async function untilAnswered(ask: Ask, position: Position): Promise<void> {
  for (;;) {
    try {
      await ask('query ($position: String) { headcount(atLeast: $position) { inService } }', { position });
      return;
    } catch (error) {
      if (!(error instanceof NotYet)) throw error;
    }
  }
}

class NotYet extends Error {}

interface Reply<T> {
  readonly data: T;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

async function post<T>(url: string, token: string, question: object): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(question),
  });
  const { data, errors } = (await response.json()) as Reply<T>;
  if (errors?.[0]?.extensions?.code === 'NOT_YET_CAUGHT_UP') throw new NotYet(errors[0].message);
  if (errors?.[0]) throw new Error(errors[0].message);
  return data;
}
