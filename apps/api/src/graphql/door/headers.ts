import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Directives = Readonly<Record<string, readonly string[]>>;

/** What an answer may do in a browser: nothing. A page of our own says for its route what it needs, and no more. */
export const NOTHING: Directives = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

export const policyOf = (directives: Directives): string =>
  Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');

const A_YEAR_S = 31_536_000;

/** @param isHttps whether people reach the service by https; else a browser must not be told to insist on it */
export async function sayHeaders(app: NestFastifyApplication, isHttps: boolean): Promise<void> {
  await app.register(helmet, {
    // Said below, where a page can say its own before.
    contentSecurityPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps && { maxAge: A_YEAR_S, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  } satisfies FastifyHelmetOptions);
  const policy = policyOf(NOTHING);
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onSend', async (_request, reply) => {
      if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy);
    });
}
