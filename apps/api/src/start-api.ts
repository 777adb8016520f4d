import 'reflect-metadata';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { openEventLog } from '#event-log/open';
import type { ReadModel } from '#read-models/read-model';
import { openReadModel } from '#read-models/open';
import { ApiModule } from './api.module.js';
import { refuseInput } from './graphql/errors.js';
import { serveGraphiql } from './graphql/graphiql.js';
import { Clock } from './recording/clock.js';
import type { Settings } from './settings.js';

/** Enough for any question a person writes; files come in through the CLI. */
const MAX_BODY_BYTES = 256 * 1024;

export interface RunningApi {
  /** Where it answers, e.g. `http://127.0.0.1:4000`. */
  readonly url: string;
  readonly readModel: ReadModel;
  /** Finishes what was accepted and lets go of the files. */
  close(): Promise<void>;
}

class SystemClock extends Clock {
  override now(): Date {
    return new Date();
  }
}

/** Opens the log and the read model and answers at `settings.host`. */
export async function startApi(settings: Settings, clock: Clock = new SystemClock()): Promise<RunningApi> {
  await mkdir(settings.dataFolder, { recursive: true });
  const log = await openEventLog(settings.logUrl);
  const readModel = await openReadModel({ log, file: join(settings.dataFolder, 'read-model.duckdb') });
  const app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.on({ log, readModel, clock }),
    new FastifyAdapter({ bodyLimit: MAX_BODY_BYTES }),
    { logger: ['error', 'warn'], abortOnError: false },
  );
  app.useGlobalPipes(new ValidationPipe({ transform: true, exceptionFactory: refuseInput }));
  if (settings.graphiql) serveGraphiql(app);
  await app.listen(settings.port, settings.host);
  const close = async (): Promise<void> => {
    await app.close();
    await readModel.close();
    await log.close();
  };
  return { url: await app.getUrl(), readModel, close };
}
