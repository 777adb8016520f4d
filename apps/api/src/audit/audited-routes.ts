import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { isOpen } from '../graphql/limits/edge.js';
import { operationOf } from '../policy/guard-routes.js';
import { principalInHand } from '../sign-in/in-hand.js';
import type { Principal } from '../sign-in/principal.js';
import type { Audit, Done } from './audit.js';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** What GraphQL does is written down by itself; of the other routes only this one is about people. */
const FILES = 'POST /imports';
const REFUSED = 403;

/**
 * Writes into the audit, before it is answered, that a file was taken, and which route was refused to whom. To be called
 * once somebody is in hand, and before routes are refused.
 */
export function auditRoutes(server: Server, audit: Audit): void {
  const senders = new WeakMap<object, Principal>();
  server.addHook('preHandler', async (request) => {
    if (!isOpen(request.method, request.routeOptions.url)) senders.set(request, principalInHand());
  });
  server.addHook('onSend', async (request, { statusCode }) => {
    const sender = senders.get(request);
    const operation = operationOf(request.method, request.routeOptions.url);
    if (!sender || operation === undefined || !(operation === FILES || statusCode === REFUSED)) return;
    await audit.note(sender, {
      ...{ operation, arguments: request.query, teachers: [], rows: null, position: null },
      ...{ outcome: outcomeOf(statusCode), requestId: request.id, isPersonal: true },
    });
  });
}

function outcomeOf(statusCode: number): Done['outcome'] {
  if (statusCode === REFUSED) return 'denied';
  return statusCode < 400 ? 'allowed' : 'failed';
}
