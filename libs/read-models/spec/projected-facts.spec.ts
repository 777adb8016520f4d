import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { gatherFacts } from '../src/replaying/custom/facts-database.js';
import { event } from './example.js';
import { memoryLog, positionOf } from './memory-log.js';
import { careers } from './random-careers.js';
import { standing } from './standing.js';

const parent = mkdtempSync(join(tmpdir(), 'pathways-facts-'));
afterAll(() => rmSync(parent, { recursive: true, force: true }));
let made = 0;

/** What a projection finds in the two tables. */
async function gathered(events: readonly StoredEvent[]) {
  const path = join(parent, `facts-${++made}.duckdb`);
  const extent = { upTo: positionOf(events.length - 1), knownAt: null };
  const building = { signal: new AbortController().signal, onProgress: () => undefined };
  const told = await gatherFacts(path, memoryLog(events), extent, building);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  const all = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
  const columns = 'event_id, teacher, organisation, type, effective_on, data';
  const facts = await all(`SELECT ${columns} FROM facts ORDER BY number`);
  const inForce = await all(`SELECT ${columns} FROM facts_in_force ORDER BY event_id`);
  connection.closeSync();
  instance.closeSync();
  return { told, facts, inForce };
}

const plain = ({ id, stream, type, effectiveOn, data }: StoredEvent) => ({
  event_id: id,
  teacher: stream.startsWith('teacher-') ? stream.slice('teacher-'.length) : null,
  organisation: stream.startsWith('organisation-') ? stream.slice('organisation-'.length) : null,
  ...{ type, effective_on: effectiveOn, data: JSON.parse(data) as unknown },
});

const parsed = (rows: readonly Readonly<Record<string, unknown>>[]) =>
  rows.map((row) => ({ ...row, data: JSON.parse(String(row['data'])) as unknown }));

const said = (stream: string, revision: number, id: string, type: string, data: object): StoredEvent =>
  event(stream, revision, { id, type, on: '2014-07-05', at: '2014-07-05T08:00:00Z', data });

describe('the facts that a projection is handed', () => {
  const [events] = fc.sample(careers(40), { numRuns: 1, seed: 5 }) as [readonly StoredEvent[]];

  it('are all of them as they were recorded, and those in force as the rules of the record leave them', async () => {
    const { told, facts, inForce } = await gathered(events);
    expect(told).toEqual({ facts: events.length, leftOut: 0 });
    expect(parsed(facts)).toEqual(events.map(plain));
    const expected = standing(events, '9999-12-31').map(plain);
    expect(expected.length).toBeLessThan(events.length);
    expect(parsed(inForce)).toEqual(expected.sort((a, b) => (a.event_id < b.event_id ? -1 : 1)));
  });

  it('are about whom a merge says, also where that teacher has no other record', async () => {
    const { facts, inForce } = await gathered([
      said('teacher-synthetic-1', 1, 'a', 'QtsAwarded', {}),
      said('teacher-synthetic-2', 1, 'b', 'QtsAwarded', {}),
      said('teacher-synthetic-2', 2, 'c', 'RecordMerged', { into: 'synthetic-1' }),
      said('teacher-synthetic-3', 1, 'd', 'QtsAwarded', {}),
      said('teacher-synthetic-3', 2, 'e', 'FactsReassigned', { factIds: ['d'], teacher: 'synthetic-4' }),
    ]);
    const awards = (rows: typeof facts) =>
      rows.filter(({ type }) => type === 'QtsAwarded').map(({ event_id, teacher }) => [event_id, teacher]);
    expect(awards(facts)).toEqual([
      ['a', 'synthetic-1'],
      ['b', 'synthetic-2'],
      ['d', 'synthetic-3'],
    ]);
    expect(awards(inForce)).toEqual([
      ['a', 'synthetic-1'],
      ['b', 'synthetic-1'],
      ['d', 'synthetic-4'],
    ]);
  });

  it('leave out identifiers, and what this release cannot read, which is counted', async () => {
    const { told, facts } = await gathered([
      said('teacher-synthetic-1', 1, 'a', 'QtsAwarded', {}),
      said('teacher-synthetic-1', 2, 'b', 'NeverHeardOf', {}),
      { ...said('teacher-synthetic-1', 3, 'c', 'PostEnded', { post: 'p' }), effectiveOn: 'once' },
      said('identifier-0a', 1, 'd', 'IdentifierAssigned', { scheme: 'trn', teacher: 'synthetic-1' }),
    ]);
    expect(told).toEqual({ facts: 1, leftOut: 2 });
    expect(facts).toHaveLength(1);
  });
});
