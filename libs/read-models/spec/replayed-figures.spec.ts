import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { cellsOf } from '../src/replaying/figures/cells.js';
import { type FigureValue, figuresIn, figuresPath } from '../src/replaying/figures/figures-file.js';
import { askedReadOnly, databasePath } from '../src/replaying/open-replay.js';
import { replayInto } from '../src/replaying/replay-into.js';
import { retention } from '../src/retention/retention.js';
import { memoryLog } from './memory-log.js';
import { careers } from './random-careers.js';

const parent = mkdtempSync(join(tmpdir(), 'pathways-figures-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

const [events] = fc.sample(careers(40), { numRuns: 1, seed: 11 }) as [readonly StoredEvent[]];
const { signal } = new AbortController();

async function valuesIn(folder: string): Promise<readonly FigureValue[]> {
  const values: FigureValue[] = [];
  for await (const value of figuresIn(folder)) values.push(value);
  return values;
}

describe('the figures of a replay', () => {
  it('are those that its tables answer, each told from the others, the same every time', async () => {
    const [folder, again] = [join(parent, 'one'), join(parent, 'again')];
    const asked = { asOf: '2018-08-31' };
    const manifest = await replayInto(folder, memoryLog(events), { signal, asked });
    const second = await replayInto(again, memoryLog(events), { signal, asked });
    const values = await valuesIn(folder);
    const keys = values.map(({ figure, arguments: args, cell }) => JSON.stringify([figure, args, cell]));
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    expect(manifest.figures).toMatchObject({ ...asked, trainingModel: null, values: values.length });
    expect(second.figures).toEqual(manifest.figures);
    expect(readFileSync(figuresPath(again))).toEqual(readFileSync(figuresPath(folder)));

    const replayed = await askedReadOnly(databasePath(folder));
    const { cohorts } = await retention(replayed.seenBy('EVERYONE'), {
      ...asked,
      years: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    });
    await replayed.close();
    const cells = cohorts.flatMap(({ cohort, cells: ofCohort }) =>
      ofCohort.map(({ year, retained }) => ({
        cell: { cohort, year, measure: 'retained' },
        value: retained,
      })),
    );
    expect(cells.length).toBeGreaterThan(10);
    const told = values.filter(({ figure, arguments: args }) => figure === 'retention' && !('by' in args));
    for (const { cell, value } of cells)
      expect(told).toContainEqual(
        expect.objectContaining({ cell: { list: 'cohorts.cells', ...cell }, value }) as unknown,
      );
  });

  it('are asked of the last day that is known, and under another training model too', async () => {
    const folder = join(parent, 'model');
    const options = { knownAt: '2016-03-01T12:00:00Z', asked: { trainingModel: 'three_year' } };
    const { figures } = await replayInto(folder, memoryLog(events), { signal, ...options });
    expect(figures).toMatchObject({ asOf: '2016-03-01', trainingModel: 'three_year' });
    expect((await valuesIn(folder)).map(({ figure }) => figure)).toContain('trainingReplay');
  });

  it.each([
    [{ asOf: '2018-02-30' }, 'asOf must be a calendar date'],
    [
      { trainingModel: 'ten_year' },
      "There is no training model 'ten_year'. There are: one_year, three_year.",
    ],
  ])('cannot be asked with %j', async (asked, message) => {
    await expect(replayInto(join(parent, 'none'), memoryLog(), { signal, asked })).rejects.toThrow(message);
  });
});

it('the cells of an answer are named by the codes, years and groups of their rows', () => {
  const group = [{ dimension: 'ROUTE', value: 'scitt', label: 'SCITT' }];
  const answer = {
    n: 3,
    basis: { n: 9 },
    cohorts: [
      {
        cohort: '2012/13',
        group,
        n: 2,
        limits: { lower: 1, upper: null },
        cells: [{ year: 1, complete: true, status: 'NOT_AVAILABLE' }],
      },
    ],
    pairs: [{ first: group, second: [{ ...group[0]!, value: 'hei' }], p: 0.5 }],
    people: { edges: [{ node: { id: 1 } }], totalCount: 4 },
  };
  const cohort = { cohort: '2012/13', ROUTE: 'scitt' };
  expect(cellsOf(answer)).toEqual([
    { cell: { measure: 'n' }, value: 3 },
    { cell: { list: 'cohorts', ...cohort, measure: 'n' }, value: 2 },
    { cell: { list: 'cohorts', ...cohort, measure: 'limits.lower' }, value: 1 },
    { cell: { list: 'cohorts', ...cohort, measure: 'limits.upper' }, value: null },
    { cell: { list: 'cohorts.cells', ...cohort, year: 1, measure: 'complete' }, value: true },
    { cell: { list: 'pairs', 'first ROUTE': 'scitt', 'second ROUTE': 'hei', measure: 'p' }, value: 0.5 },
    { cell: { measure: 'people.totalCount' }, value: 4 },
  ]);
});
