import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Leaving } from './leaving.js';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;
type Hook = (request: unknown, reply: Reply) => Promise<void>;

interface Reply {
  readonly sent: boolean;
  code(status: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): Reply;
}

export interface RequestsInHand {
  /** Answers whoever has waited too long: the service goes. What they asked for may have been done or not. */
  answerTheRest(): void;
}

const GOING = {
  errors: [
    {
      message: 'The service is shutting down. Send it again with the same id: it is recorded once.',
      extensions: { code: 'SHUTTING_DOWN' },
    },
  ],
};

/** Keeps count of the requests under way. Once the service is leaving, each answer closes its connection. */
export function requestsInHand(server: Server, leaving: Leaving): RequestsInHand {
  const waiting = new Set<Reply>();
  const hook = (name: string, on: Hook): void => void server.addHook(name as 'onRequest', on as never);
  hook('onRequest', async (_request, reply) => void waiting.add(reply));
  hook('onResponse', async (_request, reply) => void waiting.delete(reply));
  server.addHook('onSend', async (_request, reply) => {
    if (leaving.hasBegun) reply.header('connection', 'close');
  });
  return {
    answerTheRest: () =>
      waiting.forEach((reply) => {
        if (!reply.sent) reply.code(503).send(GOING);
      }),
  };
}
