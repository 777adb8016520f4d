import { cpSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { differencesBetween } from '../src/replaying/differences/differences.js';
import { figuresPath } from '../src/replaying/figures/figures-file.js';
import { databasePath, refuseDamaged } from '../src/replaying/open-replay.js';
import { replayInto } from '../src/replaying/replay-into.js';
import { event } from './example.js';
import { memoryLog } from './memory-log.js';

const parent = mkdtempSync(join(tmpdir(), 'pathways-differences-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
const at = (name: string): string => join(parent, name);

type Said = readonly [id: string, revision: number, type: string, on: string, data: object];

/** Recorded on its own day, or later. */
const fact = ([id, revision, type, on, data]: Said, recordedOn = on): StoredEvent =>
  event('teacher-synthetic-1', revision, { id, type, on, at: `${recordedOn}T12:00:00Z`, data });

const post = { post: 'p1', role: 'classroom_teacher', employer: 'S1' };
const early = [
  fact(['qts', 1, 'QtsAwarded', '2014-07-05', {}]),
  fact(['post', 2, 'PostStarted', '2014-09-01', post]),
  fact(['left', 3, 'LeftTeaching', '2015-07-31', { reason: 'other' }]),
];
const later = [
  fact(['void', 4, 'FactVoided', '2015-08-20', { factId: 'left', reason: 'synthetic' }]),
  fact(['late', 5, 'NpqStarted', '2015-01-05', { enrolment: 'e', qualification: 'NPQSL' }], '2015-08-21'),
  fact(['news', 6, 'NpqPassed', '2016-01-05', { enrolment: 'e', qualification: 'NPQSL' }]),
];

const ask = async (name: string, events: readonly StoredEvent[], asOf = '2018-08-31'): Promise<void> => {
  const { signal } = new AbortController();
  await replayInto(at(name), memoryLog(events), { signal, asked: { asOf } });
};

beforeAll(async () => {
  await ask('early', early);
  await ask('later', [...early, ...later]);
});

describe('what two replays differ in', () => {
  it('is nothing between two of the same', async () => {
    cpSync(at('early'), at('copy'), { recursive: true });
    expect(await differencesBetween(at('early'), at('copy'), {})).toMatchObject({
      ...{ isSame: true, reasons: [], tables: [], figures: [], facts: { counts: [] } },
    });
  });

  it('is told value by value, with the facts that only one of them holds, by why', async () => {
    const found = await differencesBetween(at('early'), at('later'), {});
    const retained = found.figures.filter(
      ({ figure, arguments: { by }, cell }) =>
        figure === 'retention' && !by && cell['list'] === 'cohorts.cells' && cell['measure'] === 'retained',
    );
    expect(retained.map(({ cell, a, b }) => [cell['cohort'], cell['year'], a, b])).toEqual([
      ['2013/14', 2, 0, 1],
      ['2013/14', 3, 0, 1],
      ['2013/14', 4, 0, 1],
    ]);
    expect(found.figures).toContainEqual({
      ...{ figure: 'npqs', arguments: {}, a: undefined, b: 1 },
      cell: { list: 'counts', qualification: 'NPQSL', state: 'COMPLETED', measure: 'count' },
    });
    expect(found.tables).toContain('careers');
    expect(found.facts!.facts.edges.map(({ node: { side, kind, factId } }) => [side, kind, factId])).toEqual([
      ['B', 'CORRECTION', 'void'],
      ['B', 'LATE_ARRIVAL', 'late'],
      ['B', 'NEWS', 'news'],
    ]);
    const back = await differencesBetween(at('later'), at('early'), { first: 1 });
    expect(back.facts!.counts.map(({ side, count }) => [side, count])).toEqual([
      ['A', 1],
      ['A', 1],
      ['A', 1],
    ]);
    expect(back.facts!.facts).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
  });

  it('may be that they were asked of different days: no fact explains that', async () => {
    await ask('then', early, '2015-03-31');
    const { isSame, reasons, tables, figures, facts } = await differencesBetween(at('early'), at('then'), {});
    expect({ isSame, tables, counts: facts!.counts }).toEqual({ isSame: false, tables: [], counts: [] });
    expect(reasons).toEqual(['The figures are as of another day: 2018-08-31 in A, 2015-03-31 in B.']);
    expect(figures).toContainEqual(
      expect.objectContaining({ figure: 'headcount', cell: { measure: 'inService' }, a: 0, b: 1 }) as unknown,
    );
  });

  it('is not the last digit of a sum', async () => {
    cpSync(at('early'), at('rounded'), { recursive: true });
    const lines = readFileSync(figuresPath(at('early')), 'utf8').split('\n');
    const index = lines.findIndex((line) => line.includes('"value":100'));
    const write = (value: string): void => {
      lines[index] = lines[index]!.replace(/"value":.*}$/, `"value":${value}}`);
      writeFileSync(figuresPath(at('rounded')), lines.join('\n'));
    };
    write('100.00000000001');
    expect((await differencesBetween(at('early'), at('rounded'), {})).isSame).toBe(true);
    write('100.001');
    expect((await differencesBetween(at('early'), at('rounded'), {})).figures).toHaveLength(1);
  });
});

it('a replay that is damaged, unfinished or without figures is refused with what to mend', async () => {
  cpSync(at('early'), at('damaged'), { recursive: true });
  truncateSync(databasePath(at('damaged')), 5_000);
  await expect(refuseDamaged(databasePath(at('damaged')))).rejects.toThrow(
    'The file is damaged. Replay again.',
  );
  await expect(differencesBetween(at('damaged'), at('later'), {})).rejects.toThrow('The file is damaged');
  rmSync(databasePath(at('damaged')));
  await expect(refuseDamaged(databasePath(at('damaged')))).rejects.toThrow(
    'This file is missing. Replay again.',
  );
  rmSync(figuresPath(at('damaged')));
  await expect(differencesBetween(at('damaged'), at('later'), {})).rejects.toThrow(
    'The replay has no figures',
  );
});
