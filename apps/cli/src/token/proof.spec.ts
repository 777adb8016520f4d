import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { proofIn } from './proof.js';

const folder = mkdtempSync(join(tmpdir(), 'pathways-proof-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'me');
beforeEach(() => {
  writeFileSync(file, 'synthetic.token\n');
  chmodSync(file, 0o600);
});

const proof = (named: string | undefined, typed = '') =>
  proofIn(named, { env: {}, stdin: Readable.from([Buffer.from(typed)]) as never });
const HERE = 'http://127.0.0.1:4000/graphql';
const SENT = { authorization: 'Bearer synthetic.token' };

describe('the token of a file', () => {
  it.each([HERE, 'http://localhost:4000/graphql', 'http://[::1]:4000/graphql', 'https://pathways.example'])(
    'goes to %s',
    async (address) => expect(await proof(file)(address)).toEqual(SENT),
  );

  it.each(['http://pathways.example/graphql', 'http://127.0.0.1.example', 'http://192.0.2.1:4000'])(
    'does not go to %s, where others can read it on the way',
    async (address) => {
      await expect(proof(file)(address)).rejects.toThrow(/sent over https:\/\//);
      await expect(proof('-', 'synthetic.token')(address)).rejects.toThrow(/sent over https:\/\//);
      expect(await proof(undefined)(address)).toEqual({});
    },
  );

  it('is not taken where others may read the file', async () => {
    chmodSync(file, 0o640);
    await expect(proof(file)(HERE)).rejects.toThrow(/chmod 600/);
    await expect(proof(join(folder, 'none'))(HERE)).rejects.toThrow(/no such file/);
  });

  it('may come from the standard input', async () => {
    const typed = proof('-', 'Authorization: Bearer synthetic.token\n');
    expect([await typed(HERE), await typed(HERE)]).toEqual([SENT, SENT]);
  });
});
