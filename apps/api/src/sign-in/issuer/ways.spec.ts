import { expect, it } from '@jest/globals';
import { sealedWays } from './ways.js';

const way = { state: 'synthetic-state', nonce: 'synthetic-nonce', verifier: 'synthetic-verifier' };

it('a way is opened once, as it was begun, and the browser that keeps it cannot read it', async () => {
  const ways = sealedWays();
  const sealed = await ways.begin(way);
  expect(Buffer.from(sealed, 'base64url').includes('synthetic')).toBe(false);
  expect(await ways.take(sealed)).toMatchObject(way);
  await expect(ways.take(sealed)).rejects.toThrow('taken');
});

it('no other is opened: of another service, changed, or over', async () => {
  const world = { now: Date.parse('2026-09-01T08:00:00Z') };
  const ways = sealedWays(() => world.now);
  const [sealed, other] = [await ways.begin(way), await sealedWays(() => world.now).begin(way)];
  const changed = `${sealed.slice(0, -2)}${sealed.endsWith('AA') ? 'BB' : 'AA'}`;
  for (const wrong of [other, changed, '', 'planted']) await expect(ways.take(wrong)).rejects.toThrow();
  world.now += 600_000;
  await expect(ways.take(sealed)).rejects.toThrow('exp');
});
