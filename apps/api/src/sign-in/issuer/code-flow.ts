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
import { sealedWays } from './ways.js';

/** Signing in at the issuer: there with a secret that stays here, back with a code that only it makes good (PKCE). */
export interface CodeFlow {
  /** @returns the sealed way, for the browser to keep, and where it leads */
  begin(): Promise<{ readonly sealed: string; readonly to: string }>;
  /**
   * @param path with the query that the issuer sent the browser back with
   * @returns undefined when the issuer doesn't say as whom they may ask
   * @throws Error this is no way that was begun here, or the issuer doesn't honour it
   */
  end(sealed: string | undefined, path: string): Promise<Principal | undefined>;
}

export function codeFlow({ configuration }: Issuer, settings: IssuerSettings): CodeFlow {
  const ways = sealedWays();
  const redirect = new URL('/sign-in/callback', settings.publicUrl).href;
  return {
    async begin() {
      const issuer = await configuration();
      const way = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const to = buildAuthorizationUrl(issuer, {
        ...{ redirect_uri: redirect, scope: 'openid', state: way.state, nonce: way.nonce },
        code_challenge: await calculatePKCECodeChallenge(way.verifier),
        code_challenge_method: 'S256',
      });
      return { sealed: await ways.begin(way), to: to.href };
    },
    async end(sealed, path) {
      const way = await ways.take(sealed ?? '');
      const tokens = await authorizationCodeGrant(await configuration(), new URL(path, settings.publicUrl), {
        ...{ pkceCodeVerifier: way.verifier, expectedState: way.state, expectedNonce: way.nonce },
        idTokenExpected: true,
      });
      return principalIn(tokens.claims() ?? {}, settings.claims);
    },
  };
}
