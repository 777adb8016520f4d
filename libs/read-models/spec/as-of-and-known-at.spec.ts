import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import type { Answering } from '../src/read-model.js';
import { trainingOutcomes } from '../src/training/outcomes.js';
import { examplesAreThere, readExample } from './example.js';
import { everyRow, everythingAsked } from './everything-asked.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { standing } from './standing.js';

const asks = (asOf: string, knownAt?: string) => ({ asOf, ...(knownAt && { knownAt }) });
const withoutKnownAt = (answers: unknown): unknown =>
  (answers as { basis: object }[]).map((answer) => ({
    ...answer,
    basis: { ...answer.basis, knownAt: null },
  }));

async function bothWays(events: readonly StoredEvent[], asOf: string): Promise<readonly [unknown, unknown]> {
  const clipped = await withModel(events, (model) => everythingAsked(model, asks(asOf)));
  const fresh = await withModel(standing(events, asOf), (model) => everythingAsked(model, asks(asOf)));
  return [clipped, fresh];
}

describe('as of a date', () => {
  it('is as if no later fact had been recorded, corrections made, for careers of any kind', async () => {
    await fc.assert(
      fc.asyncProperty(
        careers(40),
        fc.constantFrom('2013-09-01', '2014-08-31', '2015-01-01', '2020-01-01'),
        async (events, asOf) => {
          const [clipped, fresh] = await bothWays(events, asOf);
          expect(clipped).toEqual(fresh);
        },
      ),
      { numRuns: 6, endOnFailure: true },
    );
  }, 300_000);

  (examplesAreThere ? it : it.skip)(
    'is so for the worked example too',
    async () => {
      const [clipped, fresh] = await bothWays(readExample('x5_synthetic_1200').events, '2019-01-01');
      expect(clipped).toEqual(fresh);
    },
    180_000,
  );
});

describe('known at an instant', () => {
  it('is as if no later fact had come in, whatever comes in meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(careers(40), fc.constantFrom('2013-07-05', '2015-04-10'), async (events, day) => {
        const knownAt = `${day}T09:00:00Z`;
        const known = events.filter(({ recordedAt }) => recordedAt <= knownAt);
        const then = await withModel(known, (model) => everythingAsked(model, asks('2020-01-01')));
        await withModel([], async (model, log) => {
          for (const part of [events.slice(0, 200), events.slice(200)]) {
            log.add(part);
            await model.waitFor((await log.head())!, 30_000);
            await everythingAsked(model, asks('2020-01-01', knownAt));
          }
          const now = await everythingAsked(model, asks('2020-01-01', knownAt));
          expect(withoutKnownAt(now)).toEqual(then);
        });
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});

describe('many instants asked about at once', () => {
  const [events] = fc.sample(careers(20), { numRuns: 1, seed: 5 }) as [readonly StoredEvent[]];
  const instants = Array.from({ length: 12 }, (_, n) => `${2010 + n}-07-05T09:00:00Z`);
  const outcomes = (model: Answering, knownAt: string) =>
    trainingOutcomes(model, asks('2022-01-01', knownAt));
  const where = (model: Answering, knownAt: string) =>
    model.ask(asks('2022-01-01', knownAt), async ({ rows }) => {
      await rows('SELECT * FROM trainings');
      return rows<{ name: string; beside: string }>(
        `SELECT current_database() AS name, count(*) AS beside
         FROM duckdb_databases() WHERE database_name LIKE 'known_%'`,
      );
    });

  it('are each answered as if asked alone', async () => {
    const alone = await withModel(events, async (model) => {
      const answers = [];
      for (const knownAt of instants) answers.push(await outcomes(model, knownAt));
      return answers;
    });
    await withModel(events, async (model) => {
      expect(await Promise.all(instants.map((knownAt) => outcomes(model, knownAt)))).toEqual(alone);
    });
  }, 60_000);

  it('have their databases built once each, and no more at a time than are kept and asked', async () => {
    await withModel(events, async (model) => {
      const told = (await Promise.all(instants.map((knownAt) => where(model, knownAt)))).flat();
      expect(new Set(told.map(({ name }) => name)).size).toBe(12);
      expect(Math.max(...told.map(({ name }) => Number(name.slice('known_'.length))))).toBe(12);
      expect(Math.max(...told.map(({ beside }) => Number(beside)))).toBeLessThanOrEqual(8);
    });
  }, 60_000);
});

describe('a rebuild', () => {
  it('gives the same rows as small batches with the teachers mixed', async () => {
    await fc.assert(
      fc.asyncProperty(careers(15), fc.infiniteStream(fc.nat(50)), async (events, dice) => {
        const expected = await withModel(events, everyRow);
        expect(await withModel(events, everyRow)).toEqual(expected);
        const mixed = mix(events, dice);
        const inParts = await withModel([], async (model, log) => {
          for (let start = 0; start < mixed.length; start += 40) {
            log.add(mixed.slice(start, start + 40));
            await model.waitFor((await log.head())!, 30_000);
          }
          return everyRow(model);
        });
        expect(inParts).toEqual(expected);
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 300_000);
});

/** Another order of the same events; each stream keeps its own. */
function mix(events: readonly StoredEvent[], dice: Iterator<number>): readonly StoredEvent[] {
  const streams = [...new Set(events.map(({ stream }) => stream))].map((stream) =>
    events.filter((event) => event.stream === stream),
  );
  const mixed: StoredEvent[] = [];
  while (mixed.length < events.length) {
    const left = streams.filter((stream) => stream.length > 0);
    mixed.push(left[(dice.next().value as number) % left.length]!.shift()!);
  }
  return mixed;
}
