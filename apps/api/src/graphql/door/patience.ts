import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** So long a client may take to say what it wants, and a connection may say nothing at all. */
const HEADERS_MS = 5_000;
const LOOK_EVERY_MS = 1_000;
/** So long the rest of a question may take. An import is read as it comes in, for as long as it comes. */
const BODY_MS = 10_000;
/** So long a connection is kept for the next question. */
const KEPT_MS = 15_000;
/** Of all that is said before the body. */
const MOST_HEADER_BYTES = 16 * 1024;

/** For the server itself: it lets nobody hold a connection by being slow. */
export const patience = {
  http: {
    headersTimeout: HEADERS_MS,
    connectionsCheckingInterval: LOOK_EVERY_MS,
    maxHeaderSize: MOST_HEADER_BYTES,
  },
  keepAliveTimeout: KEPT_MS,
} as const;

/** Lets go of a connection on which the body of a question does not come to its end. */
export function waitForBodies(server: Server, isRead: (path: string | undefined) => boolean): void {
  server.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (raw.complete || !isRead(routeOptions.url)) return;
    const tooLong = setTimeout(() => raw.complete || raw.destroy(), BODY_MS).unref();
    raw.once('close', () => clearTimeout(tooLong)).once('end', () => clearTimeout(tooLong));
  });
}
