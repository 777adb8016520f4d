import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import { shelfAt } from '../src/storage/shelf.js';
import { retryParked } from '../src/projector/parking.js';
import { event } from './example.js';
import { everythingAsked } from './everything-asked.js';
import { positionOf } from './memory-log.js';
import { caughtUp, type OpenedModel, withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { MEMORY, onWorkbench } from './workbench.js';

const view = { asOf: '2020-01-01' };
const [events] = fc.sample(careers(30), { numRuns: 1, seed: 7 }) as [readonly StoredEvent[]];
const asked = (folder: string, of = events) => withModel(of, (model) => everythingAsked(model, view), folder);

describe('the read model on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'read-model-'));
  });
  afterEach(() =>
    [folder, `${folder}-copy`].forEach((path) => rmSync(path, { recursive: true, force: true })),
  );
  const setAside = () => readdirSync(folder).filter((name) => name.startsWith('damaged'));
  const current = () => shelfAt(folder).current()!;
  const file = () => shelfAt(folder).pathOf(current());

  it('goes on from its checkpoint when opened again', async () => {
    const expected = await asked(':memory:');
    await withModel(events.slice(0, 100), async () => {}, folder);
    expect(await asked(folder)).toEqual(expected);
    expect(current()).toBe(1);
    expect(setAside()).toEqual([]);
  });

  it('goes on from a copy of its files taken in the middle, as after a kill', async () => {
    const expected = await asked(':memory:');
    const copy = `${folder}-copy`;
    await withModel(
      events.slice(0, 80),
      async (model, log) => {
        log.add(events.slice(80, 120));
        await caughtUp(model, log);
        cpSync(folder, copy, { recursive: true });
      },
      folder,
    );
    await withModel(
      events,
      async (model) => {
        expect(model.status()).toMatchObject({ generation: 1, factsApplied: events.length });
        expect(await everythingAsked(model, view)).toEqual(expected);
      },
      copy,
    );
  });

  it.each([
    ['garbage', () => writeFileSync(file(), 'not a database '.repeat(1000))],
    ['an empty file', () => writeFileSync(file(), '')],
    ['half a file', () => truncateSync(file(), 20_000)],
    ['no file', () => rmSync(file())],
    ['a pointer to nothing', () => writeFileSync(join(folder, 'current'), '77\n')],
    ['a pointer that makes no sense', () => writeFileSync(join(folder, 'current'), 'ninety')],
    ['no pointer', () => rmSync(join(folder, 'current'))],
  ])('is rebuilt from %s', async (_what, damage) => {
    const expected = await asked(folder);
    damage();
    expect(await asked(folder)).toEqual(expected);
    expect(shelfAt(folder).numbers()).toEqual([current()]);
  });

  it('keeps the damaged file beside it, the last one', async () => {
    for (const round of [1, 2]) {
      await asked(folder);
      writeFileSync(file(), `not a database in round ${round}`.repeat(1000));
    }
    await asked(folder);
    expect(setAside()).toEqual(['damaged.duckdb']);
    expect(readFileSync(join(folder, 'damaged.duckdb'), 'utf8')).toContain('round 2');
  });

  it('takes the place of the one file of an earlier release', async () => {
    writeFileSync(`${folder}.duckdb`, 'of an earlier release');
    await asked(folder);
    expect(existsSync(`${folder}.duckdb`)).toBe(false);
  });

  it('is rebuilt when the log has not come as far as its checkpoint', async () => {
    await asked(folder);
    const fewer = events.slice(0, 60);
    expect(await asked(folder, fewer)).toEqual(await asked(':memory:', fewer));
    expect(setAside()).toEqual([]);
  });

  it('is rebuilt when the log is another one, however far that has come', async () => {
    await asked(folder);
    const [others] = fc.sample(careers(60), { numRuns: 1, seed: 8 }) as [readonly StoredEvent[]];
    const another = others.map((other) => ({ ...other, id: `another-${other.id}` }));
    expect(another.length).toBeGreaterThan(events.length);
    expect(await asked(folder, another)).toEqual(await asked(':memory:', another));
    expect(setAside()).toEqual([]);
  });

  /** What a stranger does to the file with SQL of their own. */
  async function withSql(sql: string): Promise<void> {
    const instance = await DuckDBInstance.create(file());
    const connection = await instance.connect();
    await connection.run(sql);
    connection.closeSync();
    instance.closeSync();
  }

  it('lets what is known of an instant take in what was parked, once it is applied', async () => {
    const then = { ...view, knownAt: '2016-01-01T00:00:00Z' };
    const ill = [at('teacher-ill', 1, 'QtsAwarded', 'never'), ...serving('ill').slice(1)];
    const all = [...serving('one'), ...ill];
    await withModel(all, async (model) => expect(await model.parked()).toHaveLength(1), folder);
    await withSql(`UPDATE held_back SET effective_on = '2014-07-01' WHERE effective_on = 'never'`);
    const work = async (model: OpenedModel) => {
      expect((await headcount(model, then)).inService).toBe(1);
      expect(await model.retryParked()).toEqual([]);
      expect((await headcount(model, then)).inService).toBe(2);
    };
    await withModel(all, work, folder);
  });

  it('is rebuilt when it is of another version', async () => {
    const expected = await asked(folder);
    await withSql(`UPDATE read_model SET version = 'older'; DELETE FROM service_spells`);
    expect(await asked(folder)).toEqual(expected);
    expect(setAside()).toEqual([]);
  });
});

const at = (stream: string, revision: number, type: string, on: string, data = {}) =>
  event(stream, revision, { id: `${stream}-${revision}`, type, on, at: '2015-01-01T00:00:00Z', data });
const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };
const serving = (teacher: string): readonly StoredEvent[] => [
  at(`teacher-${teacher}`, 1, 'QtsAwarded', '2014-07-01'),
  at(`teacher-${teacher}`, 2, 'PostStarted', '2014-09-01', post),
];

describe('the projector', () => {
  it('parks a stream it cannot apply, holds back what comes later of it, and goes on with the rest', async () => {
    const secret = 'the 31st of Neverember';
    const poisoned = [
      at('teacher-ill', 1, 'QtsAwarded', '2014-07-01'),
      at('teacher-ill', 2, 'PostStarted', secret, post),
    ];
    await withModel([...serving('one'), ...poisoned, ...serving('two')], async (model, log) => {
      log.add([at('teacher-ill', 3, 'LeftTeaching', '2016-01-01'), ...serving('three')]);
      await caughtUp(model, log);
      expect((await headcount(model, view)).inService).toBe(3);
      const status = model.status();
      expect(status).toMatchObject({
        parkedStreams: 1,
        factsApplied: 6,
        failure: null,
        position: positionOf(8),
      });
      const [parked] = await model.parked();
      expect(parked).toMatchObject({ stream: 'teacher-ill' });
      expect(parked!.error).toMatch(/Error/);
      expect(parked!.error).not.toContain(secret);
      expect(await model.retryParked()).toHaveLength(1);
      expect(model.status().factsApplied).toBe(6);
    });
  });

  it('applies a parked stream with all that was held back of it, once it can be applied', async () => {
    const [qualified, started] = serving('one');
    await onWorkbench(
      [at('teacher-two', 1, 'QtsAwarded', 'never'), qualified!, started!],
      async (connection) => {
        await connection.run(`UPDATE held_back SET effective_on = '2014-07-01'`);
        await retryParked(connection, MEMORY);
        const counted = `SELECT (SELECT count(*) FROM memory.main.careers)::INTEGER, (SELECT count(*) FROM parked)::INTEGER,
        (SELECT count(*) FROM held_back)::INTEGER, (SELECT facts FROM checkpoint)::INTEGER`;
        expect((await connection.runAndReadAll(counted)).getRows()).toEqual([[2, 0, 0, 3]]);
      },
    );
  });

  it('keeps and counts facts of a type that is in no catalogue', async () => {
    const unheard = at('teacher-one', 3, 'SomethingNew', '2016-01-01', { anything: [1, { at: 'all' }] });
    await withModel([...serving('one'), unheard], async (model) => {
      expect(model.status()).toMatchObject({
        factsApplied: 3,
        factsOfUnknownType: 1,
        parkedStreams: 0,
      });
      expect((await headcount(model, view)).inService).toBe(1);
    });
  });

  it('says when a position is applied, and when it is not yet', async () => {
    await withModel(serving('one'), async (model, log) => {
      expect(await model.waitFor(positionOf(1), 0)).toBe(true);
      expect(await model.waitFor(positionOf(2), 50)).toBe(false);
      const waiting = model.waitFor(positionOf(3), 10_000);
      log.add(serving('two'));
      expect(await waiting).toBe(true);
      expect((await headcount(model, view)).basis.position).toBe(positionOf(3));
    });
  });

  it('does not let an answer change what was known before a late fact became known', async () => {
    await withModel(serving('one'), async (model, log) => {
      const then = { ...view, knownAt: '2016-01-01T00:00:00Z' };
      expect((await headcount(model, then)).inService).toBe(1);
      const left = {
        ...at('teacher-one', 3, 'LeftTeaching', '2015-06-01'),
        recordedAt: '2017-01-01T00:00:00Z',
      };
      log.add([left, ...serving('migrated')]);
      await caughtUp(model, log);
      expect((await headcount(model, view)).inService).toBe(1);
      expect((await headcount(model, then)).inService).toBe(2);
    });
  });
});
