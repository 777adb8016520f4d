import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomUUID,
  type KeyObject,
} from 'node:crypto';
import { join } from 'node:path';
import { calculateJwkThumbprint, SignJWT, type JWK } from 'jose';
import { firstSecretIn, secretIn, UnusableSecret } from './owner-only.js';
import type { Role } from './role.js';

/** What every token of a service's own issuer says of itself, and nobody else's does. */
export const OWN = {
  issuer: 'urn:teacher-pathways:own-issuer',
  audience: 'urn:teacher-pathways:api',
  algorithm: 'ES256',
  /** RFC 9068: an access token, so that nothing else that the key signs is taken for one. */
  type: 'at+jwt',
  longestSeconds: 3_600,
} as const;

/** For whom a token is. */
export interface Bearer {
  /** Opaque: no name, no email address. */
  readonly subject: string;
  readonly role: Role;
  /** Ids of the schools, trusts or alliances for which they act. */
  readonly organisations: readonly string[];
  readonly purpose: string;
}

/** Vouches for people to the service with whose data folder it shares a key. */
export interface OwnIssuer {
  /** With its key id. */
  readonly publicKey: JWK;
  /** A token for so many seconds from now, at most `OWN.longestSeconds`. */
  tokenFor(bearer: Bearer, seconds: number): Promise<string>;
}

const keyFileIn = (folder: string): string => join(folder, 'sign-in.key');

/**
 * The issuer of the service on a data folder. Its key is made on first use, readable by its owner only: whoever can
 * read it can read the data anyway.
 *
 * @throws UnusableSecret the key is no key, or others can read it
 */
export async function ownIssuerIn(folder: string): Promise<OwnIssuer> {
  const file = keyFileIn(folder);
  const key = keyFrom((await secretIn(file)) ?? (await firstSecretIn(file, newKey())), file);
  const { algorithm, type, issuer, audience, longestSeconds } = OWN;
  const jwk = createPublicKey(key).export({ format: 'jwk' }) as JWK;
  const kid = await calculateJwkThumbprint(jwk);
  return {
    publicKey: { ...jwk, kid, alg: algorithm, use: 'sig' },
    tokenFor: ({ subject, ...claims }, seconds) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, typ: type, kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(subject)
        .setJti(randomUUID())
        .setIssuedAt()
        .setExpirationTime(`${Math.min(seconds, longestSeconds)}s`)
        .sign(key),
  };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
}

function keyFrom(pem: string, file: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyDetails?.namedCurve === 'prime256v1') return key;
  } catch {
    // Said below, without what it holds.
  }
  throw new UnusableSecret(
    `${file}: This is no key of an issuer. Take it away; a new one is made at the next start.`,
  );
}
