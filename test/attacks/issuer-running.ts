import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import { exportJWK, SignJWT } from 'jose';
import { OAuth2Server } from 'oauth2-mock-server';
import { OWN_CLAIMS } from '../../apps/api/src/sign-in/token/claims.js';
import { runningApi } from '../running-api.js';

export const CLIENT = 'pathways-pages';
export const AUDIENCE = 'https://pathways.example/api';

/** A port that nobody has now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** An issuer of OpenID Connect that answers over HTTP, and a service that trusts it alone. */
export async function trustingApi() {
  const issuer = new OAuth2Server();
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await issuer.issuer.keys.add({ ...(await exportJWK(privateKey)), kid: 'of-the-issuer', alg: 'RS256' });
  await issuer.start(0, '127.0.0.1');
  const port = await freePort();
  const url = issuer.issuer.url!;
  const api = await runningApi({
    port,
    issuer: {
      ...{ url, clientId: CLIENT, audience: AUDIENCE, algorithms: ['RS256'], claims: OWN_CLAIMS },
      publicUrl: `http://127.0.0.1:${port}`,
    },
  });
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    iss: url,
    aud: AUDIENCE,
    sub: 'synthetic-1',
    iat: now,
    exp: now + 600,
    role: 'data_officer',
  };
  const token = (said: object = {}, header: object = {}): Promise<string> =>
    new SignJWT({ ...claims, ...said })
      .setProtectedHeader({ alg: 'RS256', kid: 'of-the-issuer', ...header })
      .sign(privateKey);
  const close = async (): Promise<void> => {
    await api.stop();
    await issuer.stop();
  };
  return { api, issuer, publicKey, claims, token, close };
}

/** The status with which a question is answered. */
export async function askedWith(url: string, token: string): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    ...{ method: 'POST', body: '{"query":"{ readModel { position } }"}' },
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  return response.status;
}
