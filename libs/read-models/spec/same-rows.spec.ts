/** However the facts come in, the same rows come out. */
import type { DuckDBConnection } from '@duckdb/node-api';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { organisationCatalogue } from '#pathway/catalogue';
import { versions } from '#pathway/versions';
import { needlessKinds, needlessTypes } from '../src/derive/needless.js';
import { makeStored } from '../src/derive/make.js';
import { apply } from '../src/projector/apply.js';
import { rowOf } from '../src/projector/staging.js';
import { storedTables as stored } from '../src/derive/derivations.js';
import { record } from './record.js';
import { careers } from './random-careers.js';
import { MEMORY, onWorkbench, stageRows } from './workbench.js';

const storedTables = [...stored];

async function rowsOf(connection: DuckDBConnection, tables: readonly string[], order = ''): Promise<string> {
  const read = async (table: string) =>
    (await connection.runAndReadAll(`SELECT * FROM ${MEMORY}.main.${table} ${order}`)).getRowsJson();
  const all: unknown[] = [];
  for (const table of tables) all.push([table, await read(table)]);
  return JSON.stringify(all);
}

const everyRow = (connection: DuckDBConnection) =>
  rowsOf(connection, ['facts', ...storedTables], 'ORDER BY ALL');
const everyByte = (connection: DuckDBConnection) =>
  rowsOf(connection, ['facts', 'checkpoint', ...storedTables]);

/** All streams grow beside each other, so that each portion touches many of them again. */
const interleaved = (events: readonly StoredEvent[]): readonly StoredEvent[] =>
  [...events]
    .sort((a, b) => a.revision - b.revision)
    .map((event, n) => ({ ...event, position: `p${n + 1}` }));

describe('a read model built at once', () => {
  it('has the rows of one that was fed bit by bit', async () => {
    await fc.assert(
      fc.asyncProperty(careers(20), fc.integer({ min: 7, max: 60 }), async (events, atATime) => {
        const facts = interleaved(events);
        expect(await onWorkbench(facts, everyRow)).toBe(await onWorkbench(facts, everyRow, atATime));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  it('has the rows, too, of one whose tables are made when a question asks for them', async () => {
    await fc.assert(
      fc.asyncProperty(careers(20), async (events) => {
        const facts = interleaved(events);
        expect(await onWorkbench(facts, everyRow, 40, false)).toBe(await onWorkbench(facts, everyRow, 40));
      }),
      { numRuns: 4, endOnFailure: true },
    );
  }, 120_000);

  it('is the same to the byte, in the order in which it is stored, when it is built again', async () => {
    const [events] = fc.sample(careers(60), { numRuns: 1, seed: 5 }) as [readonly StoredEvent[]];
    expect(await onWorkbench(events, everyByte)).toBe(await onWorkbench(events, everyByte));
  });
});

/** A fact on which no answer rests takes the stream of another, its place, and all fields there are. */
const needless = fc.array(fc.record({ place: fc.nat(300), type: fc.constantFrom(...needlessTypes) }), {
  minLength: 100,
  maxLength: 200,
});

const fields = {
  ...{
    post: 'p1',
    fromPost: 'p2',
    role: 'headteacher',
    employer: 'S1',
    enrolment: 'e1',
    qualification: 'NPQH',
  },
  ...{
    assignment: 'a1',
    title: 'x',
    school: 'S2',
    plannedEndOn: '2019-01-01',
    rating: 'ready_now',
    reason: 'x',
  },
};

const isOfTeacher = ({ stream }: StoredEvent): boolean => stream.startsWith('teacher-');

describe('a fact of a needless type', () => {
  it('would not change a row if it were read: no answer rests on it', async () => {
    const readAll = (events: readonly StoredEvent[]) =>
      onWorkbench([], async (connection) => {
        await stageRows(
          connection,
          events.map((event) => rowOf(event, versions, new Set())!),
        );
        await apply(connection, MEMORY);
        await makeStored(connection, MEMORY, stored);
        return rowsOf(connection, storedTables, 'ORDER BY ALL');
      });
    await fc.assert(
      fc.asyncProperty(careers(20), needless, async (events, told) => {
        const hosts = events.filter(isOfTeacher);
        const strangers = told.map(({ place, type }, n) => {
          const host = hosts[place % hosts.length]!;
          return { ...host, id: `needless-${n}`, type, data: JSON.stringify(fields) };
        });
        expect(await readAll([...events, ...strangers])).toBe(await readAll(events));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  it('is passed over, in the versions that are understood; facts of organisations and others are not', () => {
    const [host] = record('teacher-synthetic', ['QtsAwarded', '2014-07-01']);
    const read = (type: string, version = 1) => rowOf({ ...host!, type, version }) !== undefined;
    expect([...needlessTypes].filter((type) => read(type))).toEqual([]);
    expect(read('CpdCoachingHeld', 99)).toBe(true);
    expect(read('PostStarted')).toBe(true);
    expect(read('SchoolRegistered')).toBe(true);
    expect(read('FactVoided')).toBe(true);
    expect(new Set(needlessKinds.map(({ type }) => type))).toEqual(needlessTypes);
  });

  it('is of a teacher or an identifier and of no type that a definition names', () => {
    expect([...needlessTypes].filter((type) => Object.hasOwn(organisationCatalogue, type))).toEqual([]);
    expect([...needlessTypes]).toEqual(expect.arrayContaining(['CpdCoachingHeld', 'IdentifierAssigned']));
    for (const type of ['QtsAwarded', 'PostStarted', 'NpqApplied', 'FactCorrected', 'ObservationStarted'])
      expect(needlessTypes.has(type)).toBe(false);
  });
});
