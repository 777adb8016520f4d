import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module.js';
import type { Foundations } from './foundations.js';
import { refuseInput } from './graphql/errors.js';
import { serveGraphiql } from './graphql/graphiql.js';
import type { Settings } from './settings.js';

/** Enough for any question a person writes; files come in through the CLI. */
const MAX_BODY_BYTES = 256 * 1024;

/** Answers over HTTP until stopped. `stop` lets the requests under way finish. */
export async function serve(foundations: Foundations, { host, port, graphiql }: Settings) {
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.on(foundations),
    new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES }),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  app.useGlobalPipes(new ValidationPipe({ transform: true, exceptionFactory: refuseInput }));
  if (graphiql) serveGraphiql(app);
  await app.listen(port, host);
  return { url: await app.getUrl(), stop: () => app.close() };
}
