import { randomBytes } from 'node:crypto';
import { EncryptJWT, jwtDecrypt } from 'jose';

/** What was agreed when somebody set out for the issuer, to be held against what they come back with. */
export interface Way {
  readonly state: string;
  readonly nonce: string;
  /** Makes the code good that the issuer sends them back with (PKCE). */
  readonly verifier: string;
}

/**
 * Ways to the issuer and back. The browser keeps its own, sealed: here only those that were taken are kept, so that
 * nobody loses theirs however many others begin one.
 */
export interface Ways {
  /** @returns the sealed way, for the browser to keep */
  begin(way: Way): Promise<string>;
  /**
   * Opens a way that a browser kept; it does so once, within ten minutes.
   *
   * @throws Error this is no way that was begun here, or it was taken or is over
   */
  take(sealed: string): Promise<Way>;
}

const WAY_S = 600;
/** Beyond these the oldest is forgotten: the issuer still honours each code but once. */
const MOST_TAKEN = 100_000;
const SEALED = { alg: 'dir', enc: 'A256GCM' } as const;

export function sealedWays(now: () => number = Date.now): Ways {
  const key = randomBytes(32);
  const taken = new Map<string, number>();
  const markTaken = (id: string): void => {
    if (taken.has(id)) throw new Error('This way was taken.');
    for (const [oldest, until] of taken) {
      if (until > now() && taken.size < MOST_TAKEN) break;
      taken.delete(oldest);
    }
    taken.set(id, now() + WAY_S * 1_000);
  };
  return {
    begin: (way) =>
      new EncryptJWT({ ...way })
        .setProtectedHeader(SEALED)
        .setJti(randomBytes(16).toString('base64url'))
        .setExpirationTime(Math.floor(now() / 1_000) + WAY_S)
        .encrypt(key),
    async take(sealed) {
      const { payload } = await jwtDecrypt<Way>(sealed, key, {
        ...{ keyManagementAlgorithms: [SEALED.alg], contentEncryptionAlgorithms: [SEALED.enc] },
        ...{ requiredClaims: ['jti', 'exp'], currentDate: new Date(now()) },
      });
      markTaken(payload.jti!);
      return payload;
    },
  };
}
