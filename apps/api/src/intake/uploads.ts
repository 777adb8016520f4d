import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventLog } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import type { OpenKeys } from '#intake/personal/record-details';
import type { Leaving } from '../leaving/leaving.js';
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
  readonly keyFile: string;
  /** Opens the keys with which personal columns are sealed. */
  readonly openKeys: OpenKeys;
  readonly leaving: Leaving;
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
        return await importUpload(body, request.query as Asked, uploads);
      } catch (error) {
        const { status, message } = answerTo(error, (news) => logger.error(news));
        return reply.code(status).send({ error: message });
      }
    });
    done();
  });
}
