import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Leaving } from './leaving.js';

type Server = ReturnType<ReturnType<NestFastifyApplication['getHttpAdapter']>['getInstance']>;

/** As much of it as is needed here. */
interface Reply {
  readonly sent: boolean;
  code(status: number): { send(body: unknown): unknown };
}

export interface RequestsInHand {
  /** How long ago the last request came. */
  quietMs(): number;
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
  let cameAt = -Infinity;
  server.addHook('onRequest', async (_request, reply) => {
    cameAt = performance.now();
    waiting.add(reply);
  });
  server.addHook('onResponse', async (_request, reply) => void waiting.delete(reply));
  server.addHook('onSend', async (_request, reply) => {
    if (leaving.hasBegun) reply.header('connection', 'close');
  });
  return {
    quietMs: () => performance.now() - cameAt,
    answerTheRest: () =>
      waiting.forEach((reply) => {
        if (!reply.sent) reply.code(503).send(GOING);
      }),
  };
}
