import { createLocalJWKSet } from 'jose';
import { OWN, type OwnIssuer } from '#sign-in/own-issuer';
import type { IsRevoked } from '#sign-in/revocations';
import type { WhoAsks } from '../who-asks.js';
import { bearerOf, type Trust } from './check.js';
import { OWN_CLAIMS } from './claims.js';

/** Trust in the service's own issuer alone. */
export const trustIn = ({ publicKey }: OwnIssuer): Trust => ({
  issuer: OWN.issuer,
  audience: OWN.audience,
  algorithms: [OWN.algorithm],
  keys: createLocalJWKSet({ keys: [publicKey] }),
  longestSeconds: OWN.longestSeconds,
  type: OWN.type,
  claims: OWN_CLAIMS,
});

/** Longer than any that is made here or by an issuer with many roles; the rest isn't read. */
const LONGEST_TOKEN = 8_192;

/** Knows people by the bearer token they bring (RFC 6750, in the header alone). */
export const byBearerToken =
  (trust: Trust, isRevoked: IsRevoked): WhoAsks =>
  async ({ authorization = '' }) => {
    const [, token] = /^Bearer ([\w~+/.-]+=*)$/i.exec(authorization) ?? [];
    return token && token.length <= LONGEST_TOKEN ? bearerOf(token, trust, isRevoked) : undefined;
  };
