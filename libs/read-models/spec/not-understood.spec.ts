/** Facts of types and versions that this release doesn't know: kept and counted, and no answer rests on them. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import type { Version, Versions } from '#pathway/upcast';
import { versions } from '#pathway/versions';
import { headcount } from '../src/pipeline/headcount.js';
import { apply } from '../src/projector/apply.js';
import { isOfTheFacts } from '../src/projector/failure.js';
import { rowOf } from '../src/projector/staging.js';
import { outOfForceSql } from '../src/derive/in-force.sql.js';
import { touchLinkedSql } from '../src/linked/linked.sql.js';
import { definitions, SCHEMA_VERSION, schemaVersionOf } from '../src/storage/database.js';
import { everyRow } from './everything-asked.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { record } from './record.js';
import { MEMORY, onWorkbench, stageRows } from './workbench.js';

const fields = { post: 'p1', role: 'headteacher', employer: 'S1', enrolment: 'e1', qualification: 'NPQH' };

/** A stranger takes the stream of an event of a random career, and its place before it. */
const strangers = fc.array(
  fc.record({
    place: fc.nat(200),
    type: fc.constantFrom(
      'TeacherMerged',
      'PostStarted',
      'LeftTeaching',
      'QtsAwarded',
      'FactVoided',
      'FactCorrected',
    ),
    data: fc.constantFrom({}, { ...fields, name: 'x', region: 'x', trust: 'x' }, { post: [{ of: 'all' }] }),
    aim: fc.option(fc.nat(200), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 8 },
);
type Stranger = typeof strangers extends fc.Arbitrary<readonly (infer S)[]> ? S : never;

function among(events: readonly StoredEvent[], told: readonly Stranger[]): readonly StoredEvent[] {
  return told.reduce((all, { place, type, data, aim }, index) => {
    const host = all[place % all.length]!;
    const target = aim === undefined ? {} : { factId: all[aim % all.length]!.id, changes: fields };
    const stranger = {
      ...host,
      id: `stranger-${index}`,
      type,
      version: 1000,
      data: JSON.stringify({ ...data, ...target }),
    };
    return all.toSpliced(place % all.length, 0, stranger);
  }, events);
}

describe('a fact that this release does not understand', () => {
  it('changes no row that an answer rests on, whatever it is and whatever it names', async () => {
    await fc.assert(
      fc.asyncProperty(careers(20), strangers, async (events, told) => {
        const expected = await withModel(events, everyRow);
        await withModel(among(events, told), async (model) => {
          expect(await everyRow(model)).toEqual(expected);
          expect(await model.status()).toMatchObject({
            factsOfUnknownType: told.length,
            factsApplied: events.length + told.length,
            parkedStreams: 0,
          });
        });
      }),
      { numRuns: 10, endOnFailure: true },
    );
  }, 120_000);

  it('gives no organisation its name, and opens no record', async () => {
    const events = [
      ...record('organisation-S1', ['SchoolRegistered', '2010-01-01', { name: 'Synthetic School' }]),
      ...record('organisation-S2', ['SchoolMerged', '2011-01-01', { name: 'Never Registered' }]),
    ];
    const renamed = { ...events[0]!, id: 'r', revision: 2, type: 'SchoolMerged', data: '{"name":"Another"}' };
    await withModel([...events, renamed], async (model) => {
      const { organisations } = await everyRow(model);
      expect(organisations).toEqual([
        expect.objectContaining({ organisation: 'S1', name: 'Synthetic School' }),
      ]);
    });
  });

  it.each([
    [1, '1 fact on record is of a type or version that this release does not know: no answer rests on it.'],
    [
      2,
      '2 facts on record are of a type or version that this release does not know: no answer rests on them.',
    ],
  ])('is told of with every answer: %i', async (count, words) => {
    const told = Array.from({ length: count }, () => ['TeacherMerged', '2015-01-01'] as const);
    await withModel(record('teacher-synthetic', ...told), async (model) => {
      const view = { asOf: '2020-01-01' };
      const known = { ...view, knownAt: '2019-01-01T00:00:00Z' };
      for (const { basis } of [await headcount(model, view), await headcount(model, known)])
        expect(basis.warnings).toEqual([words]);
    });
  });
});

/** Made up: the start of a post that has come to tell whether it is acting. */
const madeUp = new Map<string, Version>([
  ...versions,
  ['PostStarted', [(fields) => ({ ...fields, acting: false })]],
]);

describe('a fact of a former version', () => {
  const [former] = record('teacher-synthetic', ['PostStarted', '2014-09-01', { post: 'p1' }]);

  const staged = (read: Versions) =>
    onWorkbench([], async (connection) => {
      const newer = { ...former!, version: 2, data: '{ "post": "p2" }' };
      await stageRows(connection, [rowOf(former!, read)!, rowOf(newer, read)!]);
      return (await connection.runAndReadAll('SELECT type, data FROM parted ORDER BY seq')).getRowsJson();
    });

  it('is applied as the current version of its type has it, one of the current version as it stands', async () => {
    expect(await staged(madeUp)).toEqual([
      ['PostStarted', '{"post":"p1","acting":false}'],
      ['PostStarted', '{ "post": "p2" }'],
    ]);
  });

  it('that cannot be brought to the current version is a fault of that fact, for which its stream is parked', async () => {
    const fail = () => {
      throw new TypeError('synthetic');
    };
    const broken = new Map<string, Version>([...versions, ['PostStarted', [fail]]]);
    await onWorkbench([], async (connection) => {
      await stageRows(connection, [rowOf(former!, broken)!]);
      const fault: unknown = await apply(connection, MEMORY).catch((error: unknown) => error);
      expect(isOfTheFacts(fault)).toBe(true);
    });
  });

  it('is read as it stands where no newer version is known yet, and the newer one is not understood', async () => {
    expect(await staged(new Map([['PostStarted', 1]]))).toEqual([
      ['PostStarted', '{"post":"p1"}'],
      [null, '{ "post": "p2" }'],
    ]);
  });
});

it('a read model made by other versions or upcasters is of another version, so that it is rebuilt', () => {
  expect(schemaVersionOf(versions)).toBe(SCHEMA_VERSION);
  expect(schemaVersionOf(madeUp)).not.toBe(SCHEMA_VERSION);
  expect(schemaVersionOf(new Map([...versions, ['TeacherMerged', 1]]))).not.toBe(SCHEMA_VERSION);
});

it('so is one made by another way to tell who is touched, what is in force and where a field is', () => {
  const text = JSON.stringify(definitions);
  for (const sql of [outOfForceSql, touchLinkedSql, 'FROM moves', '"plannedEndOn" AS planned_end_on'])
    expect(text).toContain(JSON.stringify(sql).slice(1, -1));
});
