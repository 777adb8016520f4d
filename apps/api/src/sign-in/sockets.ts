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

interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
}

/** What each subscription carries along. */
export interface Following {
  readonly signedIn: SignedIn;
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
export function signedInSockets(whoAsks: WhoAsks, subscribe: Subscribe) {
  const signedIn = new WeakMap<WebSocket, SignedIn>();
  const onConnect: ServerOptions<Init, Extra>['onConnect'] = async ({ extra, connectionParams }) => {
    const found = await whoAsks(credentialsIn(extra.request, connectionParams)).catch(nobodyForNow);
    if (!found) return false;
    signedIn.set(extra.socket, found);
    closeOnceOver(extra.socket, found);
    return true;
  };
  return {
    onConnect,
    /** For `contextValue`. */
    followingOn: (socket: WebSocket): Following => ({ signedIn: signedIn.get(socket)! }),
    subscribe: async (args: ExecutionArgs) => {
      const { principal } = (args.contextValue as Following).signedIn;
      const result = await inHandOf(principal, () => subscribe(args));
      return Symbol.asyncIterator in result ? onBehalfOf(principal, result) : result;
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
function onBehalfOf(
  principal: Principal,
  results: AsyncIterableIterator<ExecutionResult, void>,
): AsyncIterableIterator<ExecutionResult> {
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => inHandOf(principal, () => results.next()),
    return: () => inHandOf(principal, () => results.return!()),
    throw: (error) => inHandOf(principal, () => results.throw!(error)),
  };
}
