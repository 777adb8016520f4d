import { createHmac, generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { exportJWK, exportSPKI, SignJWT, UnsecuredJWT } from 'jose';
import { tokenIn } from '../signed-in.js';
import { askedWith, CLIENT, trustingApi } from './issuer-running.js';

/** Tokens that somebody made or kept who may not, sent to a service that trusts an issuer elsewhere. */
let world: Awaited<ReturnType<typeof trustingApi>>;
let attacker: Server;
let asked = 0;
let attackerUrl = '';
const { privateKey: theirs, publicKey: theirPublic } = generateKeyPairSync('rsa', { modulusLength: 2048 });

beforeAll(async () => {
  world = await trustingApi();
  const jwk = { ...(await exportJWK(theirPublic)), kid: 'of-the-attacker', alg: 'RS256' };
  attacker = createServer((_request, response) => {
    asked += 1;
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [jwk] }));
  }).listen(0, '127.0.0.1');
  await once(attacker, 'listening');
  attackerUrl = `http://127.0.0.1:${(attacker.address() as AddressInfo).port}/keys`;
});
afterAll(async () => {
  attacker.close();
  await world.close();
});

const statusOf = (token: string): Promise<number> => askedWith(world.api.url, token);
const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signed with the attacker's key, or by a secret that everybody knows. */
const forged = (header: object): Promise<string> =>
  new SignJWT({ ...world.claims }).setProtectedHeader({ alg: 'RS256', ...header }).sign(theirs);
const byHmac = (secret: string | Buffer, kid = 'of-the-issuer'): string => {
  const signed = `${encoded({ alg: 'HS256', kid })}.${encoded(world.claims)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};

it('a token of the issuer is taken, or the rest here would show nothing', async () => {
  expect(await statusOf(await world.token())).toBe(200);
  expect(await statusOf(await world.token({ role: ['data_officer', 'offline_access'] }))).toBe(200);
});

it('A9 a token without a signature, under any spelling of none', async () => {
  const unsigned = new UnsecuredJWT({ ...world.claims }).encode();
  expect(await statusOf(unsigned)).toBe(401);
  const [, , signature] = (await world.token()).split('.');
  for (const alg of ['none', 'None', 'NONE', ''])
    for (const end of ['', signature])
      expect(
        await statusOf(`${encoded({ alg, kid: 'of-the-issuer' })}.${encoded(world.claims)}.${end}`),
      ).toBe(401);
});

it('A9 a token by HMAC with the public key of the issuer as its secret', async () => {
  const pem = await exportSPKI(world.publicKey);
  const jwk = JSON.stringify(await exportJWK(world.publicKey));
  const der = world.publicKey.export({ type: 'spki', format: 'der' });
  for (const secret of [pem, pem.trim(), jwk, der]) expect(await statusOf(byHmac(secret))).toBe(401);
});

it.each([
  '../../../../../../dev/null',
  '/etc/passwd',
  "x' UNION SELECT 'secret'; --",
  'of-the-attacker',
  '__proto__',
  'x'.repeat(500),
])('A9 a token whose key id is %.40s', async (kid) => {
  expect(await statusOf(await forged({ kid }))).toBe(401);
  expect(await statusOf(byHmac('', kid))).toBe(401);
});

it('A9 a token that brings its key, or says where to fetch it: nobody is asked for it', async () => {
  const jwk = await exportJWK(theirPublic);
  for (const header of [
    { kid: attackerUrl },
    { jku: attackerUrl, kid: 'of-the-attacker' },
    { x5u: attackerUrl, kid: 'of-the-attacker' },
    { jwk },
    { x5c: ['MIIB'], kid: 'of-the-attacker' },
  ])
    expect(await statusOf(await forged(header))).toBe(401);
  expect(await statusOf(await world.token({}, { jku: attackerUrl }))).toBe(401);
  expect(asked).toBe(0);
});

it('A9 a token of the service itself, where an issuer elsewhere is trusted', async () => {
  expect(await statusOf(await tokenIn(world.api.folder))).toBe(401);
});

const now = Math.floor(Date.now() / 1_000);
it.each([
  ['expired', { exp: now - 60 }],
  ['not yet valid', { nbf: now + 300 }],
  ['issued in the future', { iat: now + 300, exp: now + 900 }],
  ['older than any may be', { iat: now - 7_200, exp: now + 600 }],
  ['without an end', { exp: undefined }],
  ['of another issuer', { iss: 'https://elsewhere.example' }],
  ['of an issuer that begins alike', { iss: 'http://localhost' }],
  ['for another audience', { aud: 'https://elsewhere.example/api' }],
  ['for nobody', { aud: undefined }],
  ['an ID token, for the client', { aud: CLIENT, nonce: 'n' }],
  ['an ID token, for the audience too', { aud: ['https://pathways.example/api', CLIENT], nonce: 'n' }],
])('A10 a token that is %s', async (_what, claims) => {
  expect(await statusOf(await world.token(claims))).toBe(401);
});
