import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { EventLog } from '#event-log/event-log';
import { LogUnavailable, OutcomeUnknown, StorageFull } from '#event-log/event-log';
import { UnusableFile } from '#intake/csv/problem';
import type { Leaving } from '../leaving/leaving.js';
import { importUpload, ServiceLeaves, type Asked } from './import-upload.js';

/**
 * What an upload may call itself. None of it is sent by a form or a script of a page from elsewhere without asking
 * first, which this service never allows: so no page somebody looks at can import anything.
 */
const TYPES = ['text/csv', 'application/x-ndjson', 'application/gzip', 'application/octet-stream'];

interface Uploads {
  readonly log: EventLog;
  readonly keyFile: string;
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
        const { status, message } = answerTo(error);
        return reply.code(status).send({ error: message });
      }
    });
    done();
  });
}

/** What is told of an error; nothing that a row holds. */
function answerTo(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof UnusableFile) return { status: 422, message: error.message };
  if (error instanceof ServiceLeaves) return { status: 503, message: error.message };
  if (error instanceof StorageFull)
    return { status: 503, message: 'The disk is full. Make room and send the file again.' };
  if (error instanceof LogUnavailable || error instanceof OutcomeUnknown)
    return {
      status: 503,
      message: 'The log cannot be written for now. Send the file again later: nothing is recorded twice.',
    };
  return {
    status: 500,
    message: 'Something unexpected happened. What was recorded stays; send the file again.',
  };
}
