import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventLog } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import type { Limits } from '#intake/files/limits';
import type { OpenKeys } from '#intake/personal/record-details';
import type { Leaving } from '../leaving/leaving.js';
import type { Clock } from '../recording/clock.js';
import { importUpload, type Asked } from './import-upload.js';
import { answerTo } from './answer.js';

/**
 * What an upload may call itself. None of it is sent by a form or a script of a page from elsewhere without asking
 * first, which this service never allows: so no page somebody looks at can import anything.
 */
const TYPES = ['text/csv', 'application/x-ndjson', 'application/gzip', 'application/octet-stream'];

const logger = new Logger('Imports');

interface Uploads {
  readonly log: EventLog;
  readonly identityKeyFile: string;
  /** Opens the keys with which personal columns are sealed. */
  readonly openKeys?: OpenKeys | undefined;
  readonly leaving: Leaving;
  readonly clock: Clock;
  /** Absent: as much as by default. */
  readonly imports?: Limits | undefined;
}

/** Takes files at `POST /imports`, read as they come in: their size doesn't matter. */
export function serveUploads(app: NestFastifyApplication, uploads: Uploads): void {
  const server = app.getHttpAdapter().getInstance();
  void server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(TYPES, (_request, body, parsed) => parsed(null, body));
    scope.post('/imports', async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      try {
        const body = request.body as AsyncIterable<Uint8Array> | undefined;
        if (!body) throw new UnusableFile('There is no file. Send its bytes as the body.');
        const size = Number(request.headers['content-length'] ?? 0);
        const { identityKeyFile: keyFile, imports: limits, ...others } = uploads;
        return await importUpload({ body, size }, request.query as Asked, { keyFile, limits, ...others });
      } catch (error) {
        const { status, message } = answerTo(error, (news) => logger.error(news));
        // What is still under way of it is of no use: nobody shall go on sending it.
        void reply.header('connection', 'close');
        return reply.code(status).send({ error: message });
      }
    });
    done();
  });
}
