import type { IncomingMessage } from 'node:http';
import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { inHandOf } from './in-hand.js';
import type { Principal } from './principal.js';
import { IssuerUnavailable, type Credentials, type SignedIn, type WhoAsks } from './who-asks.js';

/** A sign-in that is over or taken back closes its socket within so long. */
const LOOKED_AT_EVERY_MS = 10_000;

/** As graphql-transport-ws says it of whoever may not connect. */
const FORBIDDEN = 4_403;
/** In the range that is left to applications, after the status of HTTP. */
const TOO_MANY = 4_429;

interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

/** What each subscription carries along. */
export interface Following {
  readonly signedIn: SignedIn;
  /** Whether it was signed in as a browser is, which alone sends no credentials that a program chose. */
  readonly isOfBrowser: boolean;
}

export interface OnceSignedIn {
  readonly subscribe: Subscribe;
  /** Does work within the share of who is in hand. */
  sharing<T>(work: () => T): T;
  /** Whether there is a place for one more socket of a subject. */
  hasPlace(socket: WebSocket, subject: string): boolean;
}

/** Answers a subscription. */
type Subscribe = (
  args: ExecutionArgs,
) => Promise<ExecutionResult | AsyncIterableIterator<ExecutionResult, void>>;

type Init = Readonly<Record<string, unknown>> | undefined;

/**
 * What a WebSocket server is told, so that nobody follows anything who has not signed in, and nobody goes on once that
 * is over. Credentials come with the request that opened the socket, or in `authorization` of `connection_init`, as a
 * page cannot set headers.
 */
export function signedInSockets(whoAsks: WhoAsks, { subscribe, sharing, hasPlace }: OnceSignedIn) {
  const followings = new WeakMap<WebSocket, Following>();
  const onConnect: ServerOptions<Init, Extra>['onConnect'] = async ({ extra, connectionParams }) => {
    const credentials = credentialsIn(extra.request, connectionParams);
    const signedIn = await whoAsks(credentials).catch(nobodyForNow);
    if (!signedIn) return false;
    if (!hasPlace(extra.socket, signedIn.principal.subject)) {
      extra.socket.close(TOO_MANY, 'Too many connections');
      return false;
    }
    followings.set(extra.socket, { signedIn, isOfBrowser: credentials.authorization === undefined });
    closeOnceOver(extra.socket, signedIn);
    return true;
  };
  const onBehalfOf = <T>(principal: Principal, work: () => T): T => inHandOf(principal, () => sharing(work));
  return {
    onConnect,
    /** For `contextValue`. */
    followingOn: (socket: WebSocket): Following => followings.get(socket)!,
    subscribe: async (args: ExecutionArgs) => {
      const { principal } = (args.contextValue as Following).signedIn;
      const behalf = <T>(work: () => T): T => onBehalfOf(principal, work);
      const result = await behalf(() => subscribe(args));
      return Symbol.asyncIterator in result ? eachBy(behalf, result) : result;
    },
  };
}

function credentialsIn({ headers }: IncomingMessage, init: Init): Credentials {
  const said = init?.['authorization'];
  return typeof said === 'string' ? { authorization: said } : headers;
}

function nobodyForNow(error: unknown): undefined {
  if (!(error instanceof IssuerUnavailable)) throw error;
  return undefined;
}

function closeOnceOver(socket: WebSocket, signedIn: SignedIn): void {
  const look = async (): Promise<void> => {
    if (!(await signedIn.holds())) socket.close(FORBIDDEN, 'The sign-in is over');
  };
  const looking = setInterval(() => {
    look().catch(() => socket.terminate());
  }, LOOKED_AT_EVERY_MS).unref();
  socket.once('close', () => clearInterval(looking));
}

/** Each result is worked out when it is asked for, from outside of what is in hand. */
function eachBy(
  behalf: <T>(work: () => T) => T,
  results: AsyncIterableIterator<ExecutionResult, void>,
): AsyncIterableIterator<ExecutionResult> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => behalf(() => results.next()),
    return: () => behalf(() => results.return!()),
    throw: (error) => behalf(() => results.throw!(error)),
  };
}
