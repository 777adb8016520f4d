import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { GraphQLError, GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import type { SubscriptionAudit } from '../audit/audited-subscriptions.js';
import { followedWith } from '../audit/follow.js';
import { maskError } from '../graphql/errors.js';
import type { Edge } from '../graphql/limits/edge.js';
import type { Leaving } from '../leaving/leaving.js';
import { signedInSockets } from '../sign-in/sockets.js';
import type { WhoAsks } from '../sign-in/who-asks.js';
import { socketPlaces } from './places.js';
import { prepared } from './prepared.js';

const PATH = '/graphql';
/** Who gives no sign of life for so long is taken to be gone. */
const SILENCE_MS = 12_000;
/** So long a client may take to say goodbye. */
const GOODBYE_MS = 1_000;

interface Options {
  readonly schema: GraphQLSchema;
  readonly leaving: Leaving;
  readonly edge: Pick<Edge, 'settings' | 'receive' | 'admit' | 'sharing'>;
  readonly audit: SubscriptionAudit;
  readonly whoAsks: WhoAsks;
  /** Where people reach the service, if that is elsewhere than on this machine. */
  readonly publicUrl?: string | undefined;
  /** As for a request. */
  readonly maxMessageBytes: number;
}

export interface Subscriptions {
  /** Says to all that the service goes, and lets go of them. */
  close(): Promise<void>;
}

/**
 * Answers subscriptions by graphql-transport-ws, on the connections of the HTTP server. Framed by this house and not by
 * the framework's option, which can neither limit a message nor refuse a page of another origin.
 */
export function serveSubscriptions(server: Server, options: Options): Subscriptions {
  const { leaving, whoAsks, audit, edge, maxMessageBytes } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  const { opened, hasPlace } = socketPlaces();
  const { onConnect, followingOn, subscribe } = signedInSockets(whoAsks, {
    ...{ subscribe: followedWith(audit), sharing: edge.sharing, hasPlace },
  });
  const served = useServer(
    {
      ...{ onConnect, subscribe },
      jsonMessageReviver: onlyFromClients,
      onSubscribe: ({ extra }, _id, payload) => prepared(options, payload, followingOn(extra.socket)),
      onNext: (_context, _id, _payload, _args, result) => ({
        ...result,
        ...(result.errors && { errors: masked(result.errors) }),
      }),
      onError: (_context, _id, _payload, errors) => masked(errors),
    },
    sockets,
    SILENCE_MS,
  );
  // In place of the library's, which prints what is wrong with a frame: the socket closes itself and says it to the client.
  sockets.on('connection', (socket) => {
    socket.removeAllListeners('error').on('error', () => undefined);
    opened(socket);
  });
  server.on('upgrade', (request, socket, head) => {
    const refusal = refusalOf(request, leaving.hasBegun, options.publicUrl);
    if (refusal) refuse(socket, refusal);
    else sockets.handleUpgrade(request, socket, head, (made) => sockets.emit('connection', made, request));
  });
  return {
    async close() {
      const left = served.dispose();
      await Promise.race([left, sleep(GOODBYE_MS, undefined, { ref: false })]);
      for (const socket of sockets.clients) socket.terminate();
      await audit.flush();
    },
  };
}

/** The status with which a connection is refused, if it is. */
function refusalOf(request: IncomingMessage, isLeaving: boolean, publicUrl?: string): string | undefined {
  if (request.url?.split('?')[0] !== PATH) return '404 Not Found';
  if (!isOfThisPlace(request, publicUrl)) return '403 Forbidden';
  return isLeaving ? '503 Service Unavailable' : undefined;
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])$/;

/**
 * A browser lets any page open a WebSocket to anywhere and only says which page it was. Programs say nothing. The name
 * is looked at too: a page may have its own made to lead here.
 */
function isOfThisPlace({ headers: { origin, host } }: IncomingMessage, publicUrl?: string): boolean {
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  if (publicUrl !== undefined) return origin === new URL(publicUrl).origin;
  const { host: of, hostname } = new URL(origin);
  return of === host && LOOPBACK.test(hostname);
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  // It may stay open on its side for ever.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

const FROM_CLIENTS: ReadonlySet<unknown> = new Set([
  'connection_init',
  'ping',
  'pong',
  'subscribe',
  'complete',
]);

/** What only a server may say is no message: the library would print it as an error of this house. */
function onlyFromClients(key: string, value: unknown): unknown {
  if (key === '' && !FROM_CLIENTS.has((value as { readonly type?: unknown } | null)?.type))
    throw new TypeError('Not a message of a client.');
  return value;
}

const masked = (errors: readonly GraphQLError[]) => errors.map((error) => maskError(error.toJSON(), error));
