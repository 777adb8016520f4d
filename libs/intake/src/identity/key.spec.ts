import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { memoryLog } from '../../spec/memory-log.js';
import { digestsFor, digestsToLook, UnusableKey } from './key.js';

const parent = mkdtempSync(join(tmpdir(), 'pathways-key-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const usedAt = '2026-09-01T00:00:00.000Z';
const newFile = (): string => join(mkdtempSync(join(parent, 'log-')), 'identity.key');
const failureOf = (work: Promise<unknown>) => work.then(() => undefined).catch((error: unknown) => error);

describe('the key', () => {
  it('is made once, however many need it at once, whole and for its owner alone', async () => {
    const [log, file] = [memoryLog(), newFile()];
    const all = await Promise.all(Array.from({ length: 8 }, () => digestsFor(log, file, usedAt)));
    expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect(readFileSync(file, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(file, '..'))).toEqual(['identity.key']);
  });

  it('that is lost, damaged or another is refused, with the reason apart from where it is kept', async () => {
    const [log, file] = [memoryLog(), newFile()];
    await digestsFor(log, file, usedAt);
    const wrong: readonly [() => void, RegExp][] = [
      [() => writeFileSync(file, `${'ab'.repeat(32)}\n`), /^This is not the key/],
      [() => writeFileSync(file, 'ab\n'), /^This is no key/],
      [() => rmSync(file), /^The key with which this log knows people again is not there/],
    ];
    for (const [damage, why] of wrong) {
      damage();
      for (const work of [digestsFor(log, file, usedAt), digestsToLook(log, file)]) {
        const failure = await failureOf(work);
        expect(failure).toBeInstanceOf(UnusableKey);
        expect(failure).toMatchObject({
          why: expect.stringMatching(why),
          message: expect.stringContaining(file),
        });
      }
    }
  });
});
