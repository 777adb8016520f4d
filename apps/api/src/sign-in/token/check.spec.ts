import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, SignJWT } from 'jose';
import { IssuerUnavailable } from '../who-asks.js';
import { bearerOf, type Trust } from './check.js';
import { OWN_CLAIMS } from './claims.js';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const [issuer, audience] = ['https://issuer.example', 'https://pathways.example/api'];
const trust: Trust = {
  ...{ issuer, audience, algorithms: ['ES256'], longestSeconds: 3_600, claims: OWN_CLAIMS },
  keys: createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'first', alg: 'ES256' }] }),
};
const now = Math.floor(Date.now() / 1_000);
const claims = {
  ...{ iss: issuer, aud: audience, sub: 'synthetic-1', iat: now, exp: now + 600 },
  ...{ role: 'tsa_lead', organisations: ['synthetic-alliance-1'] },
};
const signed = (said: object, header: object = {}, key: KeyObject = privateKey): Promise<string> =>
  new SignJWT({ ...said }).setProtectedHeader({ alg: 'ES256', kid: 'first', ...header }).sign(key);
const nothingRevoked = async (): Promise<boolean> => false;
const whoBrings = async (token: string, of = trust) =>
  (await bearerOf(token, of, nothingRevoked))?.principal.subject;

describe('a token', () => {
  it('is believed when it is whole', async () => {
    expect((await bearerOf(await signed(claims), trust, nothingRevoked))?.principal).toEqual({
      ...{ subject: 'synthetic-1', role: 'tsa_lead', organisations: ['synthetic-alliance-1'] },
      purpose: 'not stated',
    });
  });

  it.each([
    ['no role', { role: undefined }],
    ['a role that there is not', { role: 'admin' }],
    ['two roles', { role: ['data_officer', 'tsa_lead'] }],
    ['a role of every object', { role: 'constructor' }],
    ['no subject', { sub: undefined }],
    ['an empty subject', { sub: '' }],
    ['no end', { exp: undefined }],
    ['no beginning', { iat: undefined }],
    ['organisations that are no ids', { organisations: [1] }],
    ['an empty organisation', { organisations: [''] }],
    ['organisations without number', { organisations: Array(201).fill('synthetic') }],
    ['a nonce, as an ID token', { nonce: 'n' }],
    ['a hash of another token, as an ID token', { at_hash: 'h' }],
  ])('with %s lets nobody in', async (_what, other) => {
    expect(await whoBrings(await signed({ ...claims, ...other }))).toBeUndefined();
  });

  it('that is older than any may be lets nobody in, whatever it says of its end', async () => {
    expect(await whoBrings(await signed({ ...claims, iat: now - 4_000, exp: now + 600 }))).toBeUndefined();
  });

  it('of another kind than it must be lets nobody in', async () => {
    const strict = { ...trust, type: 'at+jwt' };
    expect(await whoBrings(await signed(claims, { typ: 'JWT' }), strict)).toBeUndefined();
    expect(await whoBrings(await signed(claims, { typ: 'at+jwt' }), strict)).toBe('synthetic-1');
  });

  it.each(['', '.', '..', 'a.b.c', 'no token at all', `${'x'.repeat(50)}.${'y'.repeat(50)}.`])(
    'that is %j lets nobody in',
    async (token) => {
      expect(await whoBrings(token)).toBeUndefined();
    },
  );

  it('whose issuer cannot be asked for its keys is no wrong token', async () => {
    const keys = async (): Promise<never> => {
      throw new IssuerUnavailable('down');
    };
    await expect(whoBrings(await signed(claims), { ...trust, keys })).rejects.toThrow(IssuerUnavailable);
  });

  it('holds until it ends or is taken back', async () => {
    let isRevoked = false;
    const found = await bearerOf(await signed(claims), trust, async (subject, since) => {
      expect({ subject, since }).toEqual({ subject: 'synthetic-1', since: now * 1_000 });
      return isRevoked;
    });
    expect(found?.until).toBe((now + 600) * 1_000);
    expect(await found?.holds()).toBe(true);
    isRevoked = true;
    expect(await found?.holds()).toBe(false);
  });
});
