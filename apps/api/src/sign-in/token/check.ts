import { decodeProtectedHeader, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { IsRevoked } from '#sign-in/revocations';
import { IssuerUnavailable, type SignedIn } from '../who-asks.js';
import { principalIn, type ClaimNames } from './claims.js';

/** Whose tokens count, and which of them. */
export interface Trust {
  readonly issuer: string;
  readonly audience: string;
  /** Fixed here: a token never chooses for itself. */
  readonly algorithms: readonly string[];
  /** Throws `IssuerUnavailable` where they cannot be had for now. */
  readonly keys: JWTVerifyGetKey;
  readonly longestSeconds: number;
  /** The kind that a token must say it is; without it any but an ID token is taken. */
  readonly type?: string;
  readonly claims: ClaimNames;
}

/** Clocks of two machines differ by so much. */
const CLOCKS_DIFFER_SECONDS = 5;

/**
 * Who a token is for, if it counts.
 *
 * @throws IssuerUnavailable the keys of the issuer cannot be had for now
 */
export async function bearerOf(
  token: string,
  trust: Trust,
  isRevoked: IsRevoked,
): Promise<SignedIn | undefined> {
  const claims = await verified(token, trust);
  const principal = claims && principalIn(claims, trust.claims);
  if (!principal) return undefined;
  const [until, since] = [claims.exp! * 1_000, claims.iat! * 1_000];
  const holds = async (): Promise<boolean> =>
    Date.now() < until && !(await isRevoked(principal.subject, since));
  return (await holds()) ? { principal, until, holds } : undefined;
}

async function verified(token: string, trust: Trust): Promise<JWTPayload | undefined> {
  const { issuer, audience, algorithms, keys, longestSeconds, type } = trust;
  try {
    if (bringsItsKey(token)) return undefined;
    const { payload } = await jwtVerify(token, keys, {
      ...{ issuer, audience, algorithms: [...algorithms], maxTokenAge: longestSeconds },
      ...{
        requiredClaims: ['exp', 'sub'],
        clockTolerance: CLOCKS_DIFFER_SECONDS,
        ...(type && { typ: type }),
      },
    });
    return isIdToken(payload) ? undefined : payload;
  } catch (error) {
    if (error instanceof IssuerUnavailable) throw error;
    return undefined;
  }
}

/** Keys come from the issuer alone. A token that names or holds one is not even tried. */
const BRINGING = ['jku', 'jwk', 'x5u', 'x5c', 'crit'];
const bringsItsKey = (token: string): boolean => {
  const header = decodeProtectedHeader(token);
  return BRINGING.some((name) => name in header);
};

/** What OpenID Connect tells the sign-in page about a person lets nobody in here. */
const isIdToken = (claims: JWTPayload): boolean =>
  ['nonce', 'at_hash', 'c_hash', 's_hash'].some((name) => name in claims);
