import { randomBytes } from 'node:crypto';
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Principal } from '../principal.js';
import { principalIn } from '../token/claims.js';
import type { Issuer } from './issuer.js';
import type { IssuerSettings } from './settings.js';

/** Signing in at the issuer: there with a secret that stays here, back with a code that only it makes good (PKCE). */
export interface CodeFlow {
  /** @returns the id of the way, for the browser to keep, and where it leads */
  begin(): Promise<{ readonly id: string; readonly to: string }>;
  /**
   * @param path with the query that the issuer sent the browser back with
   * @returns undefined when the issuer doesn't say as whom they may ask
   * @throws Error this is no way that was begun here, or the issuer doesn't honour it
   */
  end(id: string | undefined, path: string): Promise<Principal | undefined>;
}

interface Way {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly until: number;
}

const WAY_MS = 600_000;
const MOST_WAYS = 1_000;

export function codeFlow({ configuration }: Issuer, settings: IssuerSettings): CodeFlow {
  const ways = new Map<string, Way>();
  const redirect = new URL('/sign-in/callback', settings.publicUrl).href;
  return {
    async begin() {
      const issuer = await configuration();
      const [id, verifier] = [randomBytes(32).toString('base64url'), randomPKCECodeVerifier()];
      const way = { state: randomState(), nonce: randomNonce(), verifier, until: Date.now() + WAY_MS };
      if (ways.size >= MOST_WAYS) ways.delete(ways.keys().next().value!);
      ways.set(id, way);
      const to = buildAuthorizationUrl(issuer, {
        ...{ redirect_uri: redirect, scope: 'openid', state: way.state, nonce: way.nonce },
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      return { id, to: to.href };
    },
    async end(id, path) {
      const way = ways.get(id ?? '');
      ways.delete(id ?? '');
      if (!way || Date.now() > way.until) throw new Error('No such way was begun here.');
      const tokens = await authorizationCodeGrant(await configuration(), new URL(path, settings.publicUrl), {
        ...{ pkceCodeVerifier: way.verifier, expectedState: way.state, expectedNonce: way.nonce },
        idTokenExpected: true,
      });
      return principalIn(tokens.claims() ?? {}, settings.claims);
    },
  };
}
