import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import { shelfAt } from '../src/storage/shelf.js';
import { damages, isWhole } from './damage.js';
import { everyRow } from './everything-asked.js';
import { caughtUp, type OpenedModel, withModel } from './opened-model.js';
import { careers } from './random-careers.js';

/** All of them with `FAULTS=long`; else every tenth, which has some of each kind. */
const EVERY = process.env.FAULTS === 'long' ? 1 : 10;

const [events] = fc.sample(careers(40), { numRuns: 1, seed: 11 }) as [readonly StoredEvent[]];

let root: string;
let killed: string;
let expected: unknown;

const rowsAndFigures = async (model: OpenedModel): Promise<unknown> => [
  await everyRow(model),
  await headcount(model, { asOf: '2016-01-01' }),
  model.status().factsApplied,
];

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'read-model-damaged-'));
  killed = join(root, 'killed');
  expected = await withModel(events, rowsAndFigures);
  await withModel(
    events.slice(0, 80),
    async (model, log) => {
      for (let from = 80; from < events.length; from += 20) {
        log.add(events.slice(from, from + 20));
        await caughtUp(model, log);
      }
      // What a killed process leaves: the files as they are, with what the write-ahead log holds.
      cpSync(join(root, 'live'), killed, { recursive: true });
    },
    join(root, 'live'),
  );
});
afterAll(() => rmSync(root, { recursive: true }));

it('there is a write-ahead log to be damaged, and undamaged files are gone on from', async () => {
  expect(damages).toHaveLength(400);
  expect(isWhole(killed)).toBe(true);
  const copy = join(root, 'undamaged');
  cpSync(killed, copy, { recursive: true });
  await withModel(
    events,
    async (model) => {
      expect(model.status().generation).toBe(1);
      expect(await rowsAndFigures(model)).toEqual(expected);
    },
    copy,
  );
});

it(
  `answers as a rebuild does after ${Math.ceil(400 / EVERY)} of 400 damages`,
  async () => {
    for (const [number, damage] of damages.entries()) {
      if (number % EVERY > 0) continue;
      const folder = join(root, `damaged-${number}`);
      cpSync(killed, folder, { recursive: true });
      damage.do(folder);
      const found = await withModel(events, rowsAndFigures, folder);
      expect({ damage: damage.what, found }).toEqual({ damage: damage.what, found: expected });
      expect(shelfAt(folder).numbers()).toHaveLength(1);
      rmSync(folder, { recursive: true });
    }
  },
  30 * 60_000,
);
