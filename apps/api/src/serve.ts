import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import { auditOn } from './audit/audit.js';
import { auditRoutes } from './audit/audited-routes.js';
import { auditSubscriptions } from './audit/audited-subscriptions.js';
import { serveSubscriptions, type Subscriptions } from './events/websocket.js';
import type { Foundations } from './foundations.js';
import { refuseInput } from './graphql/errors.js';
import { sayHeaders } from './graphql/door/headers.js';
import { patience, waitForBodies } from './graphql/door/patience.js';
import { serveGraphiql } from './graphql/graphiql.js';
import { type Edge, edgeOf, shareFairly } from './graphql/limits/edge.js';
import { serveUploads } from './intake/uploads.js';
import { Leaving } from './leaving/leaving.js';
import { requestsInHand, type RequestsInHand } from './leaving/requests-in-hand.js';
import { serviceLog } from './operations/service-log.js';
import { guardRoutes, refuseUnknownRoutes } from './policy/guard-routes.js';
import type { Settings } from './settings.js';
import type { LinkedRole } from './sign-in/link/links.js';
import { openSignIn } from './sign-in/open-sign-in.js';

/** Enough for any question a person writes; an import is read as it comes in and has no limit. */
const MAX_BODY_BYTES = 100 * 1024;

/** So long it goes on answering after it has said that it leaves: who spreads requests looks every two seconds. */
const NOTICE_MS = 2_500;
/** When nothing has come for so long, there is nobody who must notice. */
const QUIET_MS = 5_000;
/** So long the requests in hand may take once nothing new is accepted: more than a question may wait. */
const IN_HAND_MS = 5_500;
/** So long the last answers may take to be sent. */
const SENDING_MS = 250;

export interface Service {
  readonly url: string;
  /** Each lets in once. */
  readonly signInLinks: ReadonlyMap<LinkedRole, string>;
  /** Says at /health/ready that it goes, and lets those who send requests notice. */
  leave(): Promise<void>;
  /** Accepts nothing more and answers the requests in hand. */
  stop(): Promise<void>;
}

/** Answers over HTTP until stopped. */
export async function serve(foundations: Foundations, settings: Settings): Promise<Service> {
  const { host, port, graphiql, dataFolder } = settings;
  const signIn = await openSignIn({
    ...foundations,
    dataFolder,
    isHttps: settings.edge.isHttps,
    issuer: settings.issuer,
  });
  const edge = edgeOf(settings.edge);
  const app = await applicationOf(foundations, edge);
  await sayHeaders(app, settings.edge.isHttps);
  if (graphiql) serveGraphiql(app);
  const leaving = app.get(Leaving);
  const openKeys = async () => (await foundations.privacy.ready()).keys;
  serveUploads(app, { ...foundations, imports: settings.imports, openKeys, leaving });
  const inHand = requestsInHand(app.getHttpAdapter().getInstance(), leaving);
  signIn.guard(app.getHttpAdapter().getInstance());
  const audit = auditOn(foundations.audit);
  auditRoutes(app.getHttpAdapter().getInstance(), audit);
  guardRoutes(app.getHttpAdapter().getInstance());
  holdToLimits(app, edge);
  await app.init();
  const subscriptions = serveSubscriptions(app.getHttpServer(), {
    schema: app.get(GraphQLSchemaHost, { strict: false }).schema,
    ...{ leaving, whoAsks: signIn.whoAsks, edge, maxMessageBytes: MAX_BODY_BYTES },
    publicUrl: settings.issuer?.publicUrl,
    audit: auditSubscriptions(audit, edge.harvest),
  });
  await app.listen(port, host);
  const url = await app.getUrl();
  return {
    ...{ url, signInLinks: await signIn.links(url) },
    ...endingOf(app, { leaving, inHand, subscriptions }),
  };
}

interface UnderWay {
  readonly leaving: Leaving;
  readonly inHand: RequestsInHand;
  readonly subscriptions: Subscriptions;
}

/** How a service that answers comes to its end. */
function endingOf(
  app: NestFastifyApplication,
  { leaving, inHand, subscriptions }: UnderWay,
): Pick<Service, 'leave' | 'stop'> {
  return {
    async leave() {
      leaving.begin();
      const until = performance.now() + NOTICE_MS;
      const isWatched = async () => inHand.quietMs() < QUIET_MS || (await openConnections(app)) > 0;
      while (performance.now() < until && (await isWatched())) await sleep(20);
    },
    async stop() {
      leaving.begin();
      const tooLong = setTimeout(() => void cutShort(app, inHand.answerTheRest), IN_HAND_MS);
      await Promise.all([subscriptions.close(), app.close()]);
      clearTimeout(tooLong);
    },
  };
}

/** No route without a row of the policy comes into it. */
async function applicationOf(foundations: Foundations, edge: Edge): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.on(foundations, edge),
    new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES, genReqId: () => randomUUID(), ...patience }),
    { logger: serviceLog(), abortOnError: false },
  );
  app.useGlobalPipes(new ValidationPipe({ transform: true, exceptionFactory: refuseInput }));
  refuseUnknownRoutes(app.getHttpAdapter().getInstance());
  return app;
}

/** Of a share, and of patience; an import is waited for as long as it comes. */
function holdToLimits(app: NestFastifyApplication, edge: Edge): void {
  const server = app.getHttpAdapter().getInstance();
  shareFairly(server, edge);
  waitForBodies(server, (path) => path !== '/imports');
}

const openConnections = (app: NestFastifyApplication): Promise<number> =>
  new Promise((resolve) => app.getHttpServer().getConnections((error, count) => resolve(error ? 0 : count)));

async function cutShort(app: NestFastifyApplication, answerTheRest: () => void): Promise<void> {
  answerTheRest();
  await sleep(SENDING_MS);
  app.getHttpServer().closeAllConnections();
}
