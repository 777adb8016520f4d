import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { isLoopback } from '#sign-in/loopback';
import { secretIn } from '#sign-in/owner-only';
import type { Trust } from '../token/check.js';
import { IssuerUnavailable } from '../who-asks.js';
import type { IssuerSettings } from './settings.js';

/** An issuer elsewhere, asked what it is when it is first needed: the service starts without it. */
export interface Issuer {
  /** @throws IssuerUnavailable */
  configuration(): Promise<Configuration>;
  readonly trust: Trust;
}

const PATIENCE_S = 5;
const LONGEST_TOKEN_S = 3_600;

export function issuerAt(settings: IssuerSettings): Issuer {
  const configuration = keptOnceThere(() => discovered(settings));
  const keySet = keptOnceThere(async () => {
    const { jwks_uri: address } = (await configuration()).serverMetadata();
    if (!address) throw new IssuerUnavailable('The issuer names no keys.');
    return createRemoteJWKSet(new URL(address), { timeoutDuration: PATIENCE_S * 1_000 });
  });
  const keys: JWTVerifyGetKey = async (header, token) => {
    const set = await keySet();
    return set(header, token).catch((error: unknown) => {
      throw isOfToken(error) ? error : new IssuerUnavailable('Its keys cannot be had.', { cause: error });
    });
  };
  const { url: issuer, audience, algorithms, claims } = settings;
  return {
    configuration,
    trust: { issuer, audience, algorithms, claims, keys, longestSeconds: LONGEST_TOKEN_S },
  };
}

/** The keys are there and none of them is the token's. */
const isOfToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey ||
  error instanceof errors.JWKSMultipleMatchingKeys ||
  error instanceof errors.JOSENotSupported;

async function discovered({
  url,
  clientId,
  clientSecretFile,
  algorithms,
}: IssuerSettings): Promise<Configuration> {
  const secret = clientSecretFile === undefined ? undefined : (await secretIn(clientSecretFile))?.trim();
  if (clientSecretFile !== undefined && !secret)
    throw new IssuerUnavailable('PATHWAYS_CLIENT_SECRET_FILE: there is no secret in it.');
  try {
    return await discovery(
      new URL(url),
      clientId,
      { id_token_signed_response_alg: algorithms[0], ...(secret && { client_secret: secret }) },
      secret ? undefined : None(),
      {
        timeout: PATIENCE_S,
        execute: [enableNonRepudiationChecks, ...(isLoopback(url) ? [allowInsecureRequests] : [])],
      },
    );
  } catch (cause) {
    throw new IssuerUnavailable('The issuer does not say what it is.', { cause });
  }
}

/** Asks once for all who wait; what failed is tried again by the next. */
function keptOnceThere<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () =>
    (asked ??= ask().catch((error: unknown) => {
      asked = undefined;
      throw error;
    }));
}
