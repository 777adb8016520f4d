import type { ApolloServerPlugin } from '@apollo/server';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { askedBy } from '#read-models/storage/asker';
import { operationOf } from '../../policy/guard-routes.js';
import { type Harvest, harvestUpTo } from '../../policy/harvest.js';
import { kindByOperation } from '../../policy/operations.js';
import { principalInHand } from '../../sign-in/in-hand.js';
import { type Asked, costOf } from './cost.js';
import { type EdgeSettings } from './edge-settings.js';
import { refuseOthers } from './our-operations.js';
import { RateLimited, rateOf } from './rate.js';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** Of any request, whatever it says: what cannot be read costs too. */
const REQUEST = 10;

/** What the service lets anybody ask of it. */
export interface Edge {
  readonly settings: EdgeSettings;
  /** Takes what any message costs its sender, whatever it says. @throws RateLimited */
  receive(): Promise<void>;
  /** Does work that is held to its sender's share of the database. */
  sharing<T>(work: () => T): T;
  /**
   * Takes the cost of an operation off its subject's points, before any of it is worked on.
   *
   * @throws GraphQLError COST or RATE_LIMITED, or what is wrong with the variables
   */
  admit(schema: GraphQLSchema, document: DocumentNode, asked: Asked): Promise<void>;
  /** What counts of whom answers and subscriptions told. */
  readonly harvest: Harvest;
}

export function edgeOf(settings: EdgeSettings): Edge {
  const rate = rateOf(settings.pointsAMinute);
  return {
    ...{ settings, harvest: harvestUpTo(settings.teachersAnHour) },
    receive: () => rate.spend(principalInHand().subject, REQUEST),
    sharing: (work) =>
      askedBy({ name: principalInHand().subject, answerWithinMs: settings.answerWithinMs }, work),
    async admit(schema, document, asked) {
      await rate.spend(principalInHand().subject, costOf(schema, document, asked));
    },
  };
}

/** Asks for admission once the variables are known and nothing has been read yet. */
export const admission = ({ admit, settings }: Edge): ApolloServerPlugin => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, request, operation }) {
        const isOfBrowser = request.http?.headers.get('authorization') === undefined;
        if (settings.browsersAskOurs && isOfBrowser) refuseOthers(document);
        if (operation) await admit(schema, document, request);
      },
    };
  },
});

/** Holds every request to its sender's share, of requests and of the database. To be called once somebody is in hand. */
export function shareFairly(server: Server, { receive, sharing }: Edge): void {
  server.addHook('preHandler', async ({ method, routeOptions }, reply) => {
    if (isOpen(method, routeOptions.url)) return;
    try {
      await receive();
    } catch (error) {
      if (!(error instanceof RateLimited)) throw error;
      return reply.code(429).header('retry-after', String(error.afterSeconds)).send(told(error));
    }
  });
  server.addHook('preHandler', ({ method, routeOptions }, _reply, done) => {
    if (isOpen(method, routeOptions.url)) return done();
    sharing(done);
  });
}

/** What answers anybody is the same for all and costs nothing. */
export const isOpen = (method: string, path: string | undefined): boolean =>
  kindByOperation.get(operationOf(method, path) ?? '') === 'open';

const told = ({ message }: RateLimited) => ({ errors: [{ message, extensions: { code: 'RATE_LIMITED' } }] });
