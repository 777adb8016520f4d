import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { principalInHand } from '../sign-in/in-hand.js';
import { can } from './ability.js';
import { kindByOperation } from './operations.js';
import { REFUSED } from './refused.js';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** The name under which the tables have a route; undefined for none, such as that of an address that is not there. */
export const operationOf = (method: string, path: string | undefined): string | undefined =>
  path === undefined ? undefined : `${method === 'HEAD' ? 'GET' : method} ${path}`;

/** Asks the policy before each route. One that is in no table is for nobody. */
export function guardRoutes(server: Server): void {
  server.addHook('preHandler', async ({ method, routeOptions }, reply) => {
    const operation = operationOf(method, routeOptions.url);
    if (operation === undefined || kindByOperation.get(operation) === 'open') return;
    if (!can(principalInHand(), operation)) return reply.code(403).send({ error: REFUSED });
  });
}

/**
 * To be called before any route is there.
 *
 * @throws Error the service does not start with a route that is in no table
 */
export function refuseUnknownRoutes(server: Server): void {
  server.addHook('onRoute', ({ method, url }) => {
    for (const each of [method].flat()) {
      const operation = operationOf(each, url);
      if (operation !== undefined && !kindByOperation.has(operation))
        throw new Error(`The policy has no row for the route ${operation}: see policy/operations.ts.`);
    }
  });
}
