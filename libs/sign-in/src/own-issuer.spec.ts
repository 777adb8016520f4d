import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, decodeJwt, jwtVerify } from 'jose';
import { OWN, ownIssuerIn } from './own-issuer.js';
import { replaceSecretIn, secretIn } from './owner-only.js';

const bearer = {
  subject: 'synthetic-1',
  role: 'tsa_lead',
  organisations: ['synthetic-alliance-1'],
  purpose: 'placements',
} as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pathways-issuer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a service's own issuer", () => {
  it('makes its key once, for its owner only, though two start at the same time', async () => {
    const [one, two] = await Promise.all([ownIssuerIn(folder), ownIssuerIn(folder)]);
    expect(one.publicKey).toEqual(two.publicKey);
    expect((await ownIssuerIn(folder)).publicKey).toEqual(one.publicKey);
    expect(one.publicKey).not.toHaveProperty('d');
    expect(readdirSync(folder)).toEqual(['sign-in.key']);
    expect(statSync(join(folder, 'sign-in.key')).mode & 0o777).toBe(0o600);
  });

  it('vouches for a person, for an hour at the most', async () => {
    const { publicKey, tokenFor } = await ownIssuerIn(folder);
    const token = await tokenFor(bearer, 1_000_000);
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet({ keys: [publicKey] }), {
      ...{ issuer: OWN.issuer, audience: OWN.audience, algorithms: [OWN.algorithm], typ: OWN.type },
    });
    const { sub, role, organisations, purpose } = payload;
    expect({ subject: sub, role, organisations, purpose }).toEqual(bearer);
    expect(payload.exp! - payload.iat!).toBe(3_600);
    expect(protectedHeader).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: publicKey.kid });
    expect(decodeJwt(await tokenFor(bearer, 60)).jti).not.toBe(payload.jti);
  });

  it('takes no key that others can read, nor what is no key, and tells nothing of it', async () => {
    const file = join(folder, 'sign-in.key');
    await ownIssuerIn(folder);
    chmodSync(file, 0o640);
    await expect(ownIssuerIn(folder)).rejects.toThrow(/chmod 600/);
    writeFileSync(file, 'synthetic secret');
    chmodSync(file, 0o600);
    await expect(ownIssuerIn(folder)).rejects.toThrow(/is no key of an issuer/);
    await expect(ownIssuerIn(folder)).rejects.not.toThrow(/synthetic secret/);
  });
});

it('a secret is replaced as a whole, for its owner only', async () => {
  const file = join(folder, 'secret');
  await replaceSecretIn(file, 'first');
  await replaceSecretIn(file, 'second');
  expect(await secretIn(file)).toBe('second');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['secret']);
});
