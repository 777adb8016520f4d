import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import type { ReadModel } from '#read-models/read-model';
import { whomLinked } from './whom.js';

const folder = mkdtempSync(join(tmpdir(), 'pathways-whom-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['2026-06-30T22:59:00Z', '2026-06-30'],
  ['2026-06-30T23:00:00Z', '2026-07-01'],
  ['2026-12-31T23:59:00Z', '2026-12-31'],
])('at %s the largest trust is that of %s in England', async (now, day) => {
  const asked: unknown[] = [];
  const ask = async (viewpoint: unknown): Promise<readonly unknown[]> => {
    asked.push(viewpoint);
    return [];
  };
  const readModel = { seenBy: () => ({ ask }) } as unknown as ReadModel;
  const clock = { now: () => new Date(now) };
  await whomLinked('trust_planner', { folder, readModel, clock });
  expect(asked).toEqual([{ asOf: day }]);
});
