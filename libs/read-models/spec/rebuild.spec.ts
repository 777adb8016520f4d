import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import { createNext } from '../src/storage/open-store.js';
import { shelfAt } from '../src/storage/shelf.js';
import { everythingAsked } from './everything-asked.js';
import type { MemoryLog } from './memory-log.js';
import { caughtUp, type OpenedModel, withModel } from './opened-model.js';
import { careers } from './random-careers.js';

const view = { asOf: '2020-01-01' };
const [events] = fc.sample(careers(40), { numRuns: 1, seed: 3 }) as [readonly StoredEvent[]];
const half = Math.floor(events.length / 2);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'read-model-rebuild-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = (): readonly string[] =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('.wal'))
    .toSorted();

async function untilGeneration(model: OpenedModel, generation: number): Promise<void> {
  for (let waited = 0; model.status().generation !== generation; waited += 5) {
    if (waited > 20_000) throw new Error(`Not there yet: ${JSON.stringify(model.status())}`);
    await sleep(5);
  }
}

/** Asks again and again, and hands over the positions of the answers in the order in which they were given. */
async function askUntil(model: OpenedModel, isOver: () => boolean): Promise<readonly number[]> {
  const positions: number[] = [];
  while (!isOver()) {
    const { basis } = await headcount(model, view);
    positions.push(Number(basis.position!.slice(1)));
  }
  return positions;
}

const isRising = (positions: readonly number[]): boolean =>
  positions.every((position, n) => n === 0 || position >= positions[n - 1]!);

describe.each([['on disk'], ['in memory']])('a rebuild %s', (where) => {
  const place = () => (where === 'on disk' ? folder : ':memory:');

  it('takes over in one step while questions are answered and facts come in; no answer goes back', async () => {
    const work = async (model: OpenedModel, log: MemoryLog): Promise<unknown> => {
      let isOver = false;
      const askers = Array.from({ length: 3 }, () => askUntil(model, () => isOver));
      for (let round = 2; round <= 4; round += 1) {
        model.rebuild();
        const from = half + (round - 2) * 10;
        log.add(events.slice(from, from + 10));
        await untilGeneration(model, round);
      }
      log.add(events.slice(half + 30));
      await caughtUp(model, log);
      isOver = true;
      for (const positions of await Promise.all(askers)) expect(isRising(positions)).toBe(true);
      return everythingAsked(model, view);
    };
    const expected = await withModel(events, (model) => everythingAsked(model, view));
    expect(await withModel(events.slice(0, half), work, place())).toEqual(expected);
  });

  it('asked for twice at once is made once', async () => {
    await withModel(
      events,
      async (model) => {
        model.rebuild();
        model.rebuild();
        await untilGeneration(model, 2);
        await sleep(300);
        expect(model.status()).toMatchObject({ generation: 2, rebuild: null, rebuildFailure: null });
      },
      place(),
    );
  });
});

describe('a database that refuses everything', () => {
  it.each([
    ['on disk is opened anew', () => folder, 1],
    ['in memory is built anew', () => ':memory:', 2],
  ])('%s, and the question that met it is put again', async (_what, place, generation) => {
    const work = async (model: OpenedModel, log: MemoryLog): Promise<unknown> => {
      let asked = 0;
      const found = await model.ask(view, async ({ rows }) => {
        asked += 1;
        if (asked === 1) throw new Error('FATAL Error: a synthetic one');
        return rows('SELECT count(*)::INTEGER AS facts FROM facts');
      });
      expect({ asked, found }).toEqual({ asked: 2, found: [{ facts: expect.any(Number) }] });
      log.add(events.slice(half));
      await caughtUp(model, log);
      expect(model.status()).toMatchObject({ generation, failure: null });
      return everythingAsked(model, view);
    };
    const expected = await withModel(events, (model) => everythingAsked(model, view));
    expect(await withModel(events.slice(0, half), work, place())).toEqual(expected);
  });
});

describe('the files of a rebuild', () => {
  it('are the new generation alone once the questions in hand are answered', async () => {
    await withModel(
      events,
      async (model) => {
        let letGo = (): void => {};
        const held = new Promise<void>((resolve) => (letGo = resolve));
        const slow = model.ask(view, async ({ rows }) => {
          await held;
          return rows<{ teachers: number }>('SELECT count(*)::INTEGER AS teachers FROM careers');
        });
        const [former] = await model.ask(view, ({ rows }) =>
          rows<{ teachers: number }>('SELECT count(*)::INTEGER AS teachers FROM careers'),
        );
        model.rebuild();
        await untilGeneration(model, 2);
        await sleep(50);
        expect(files()).toEqual(['current', 'generation-1.duckdb', 'generation-2.duckdb']);
        letGo();
        expect(await slow).toEqual([former]);
      },
      folder,
    );
    expect(files()).toEqual(['current', 'generation-2.duckdb']);
    expect(readFileSync(join(folder, 'current'), 'utf8')).toBe('2\n');
  });

  it.each([
    ['a build broken off at its beginning', () => writeFileSync(join(folder, 'generation-2.duckdb'), 'half')],
    [
      'a write-ahead log without its database',
      () => writeFileSync(join(folder, 'generation-2.duckdb.wal'), 'x'),
    ],
    ['a pointer that was not put in place', () => writeFileSync(join(folder, 'current.new'), '2\n')],
    ['what was spilled', () => writeFileSync(join(folder, 'generation-7.duckdb.tmp'), 'x')],
  ])('that a crash leaves behind are removed: %s', async (_what, leave) => {
    const expected = await withModel(events, (model) => everythingAsked(model, view), folder);
    leave();
    await withModel(
      events,
      async (model) => {
        expect(model.status().generation).toBe(1);
        expect(await everythingAsked(model, view)).toEqual(expected);
      },
      folder,
    );
    expect(files()).toEqual(['current', 'generation-1.duckdb']);
  });

  it('are those of the new one after a crash between the switch and the removal of the old one', async () => {
    await withModel(events, async () => {}, folder);
    const shelf = shelfAt(folder);
    const { instance } = await createNext(shelf, { memory: '500MB', threads: 1 });
    instance.closeSync();
    shelf.makeCurrent(2);
    await withModel(events, async (model) => expect(model.status().generation).toBe(2), folder);
    expect(existsSync(shelf.pathOf(1))).toBe(false);
  });
});
