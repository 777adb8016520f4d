import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** What an answer may do in a browser: nothing. A page of our own says for its route what it needs, and no more. */
export const NOTHING = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
} as const;

const A_YEAR_S = 31_536_000;

/** @param isHttps whether people reach the service by https; else a browser must not be told to insist on it */
export async function sayHeaders(app: NestFastifyApplication, isHttps: boolean): Promise<void> {
  await app.register(helmet, optionsFor(isHttps));
}

const optionsFor = (isHttps: boolean): FastifyHelmetOptions => ({
  contentSecurityPolicy: policyOf(NOTHING),
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: isHttps && { maxAge: A_YEAR_S, includeSubDomains: false },
  xFrameOptions: { action: 'deny' },
});

export const policyOf = (directives: Readonly<Record<string, readonly string[]>>) => ({
  useDefaults: false,
  directives: Object.fromEntries(Object.entries(directives).map(([name, sources]) => [name, [...sources]])),
});
