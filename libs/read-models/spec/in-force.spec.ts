import { describe, expect, it } from '@jest/globals';
import type { DuckDBConnection } from '@duckdb/node-api';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { inForce } from '#pathway/history';
import { historyIn } from '#pathway/stored-fact';
import { event } from './example.js';
import { careers } from './random-careers.js';
import { onWorkbench } from './workbench.js';

type Standing = readonly (string | null)[];
const fields = ['post', 'role', 'employer', 'reason'] as const;

const inForceBySql = (events: readonly StoredEvent[]) => onWorkbench(events, standingOn);

async function standingOn(connection: DuckDBConnection): Promise<readonly Standing[]> {
  const columns = `fact_id, type, effective_on::VARCHAR, ${fields.join(', ')}`;
  const sql = `SELECT ${columns} FROM in_force WHERE teacher IS NOT NULL ORDER BY fact_id`;
  return (await connection.runAndReadAll(sql)).getRows() as Standing[];
}

function inForceByRecord(events: readonly StoredEvent[]): readonly Standing[] {
  const teachers = [...new Set(events.map(({ stream }) => stream))].filter((stream) =>
    stream.startsWith('teacher-'),
  );
  return teachers
    .flatMap((teacher) => inForce(historyIn(events.filter(({ stream }) => stream === teacher))))
    .map(({ factId, fact }) => {
      const held = fact as unknown as Readonly<Record<string, string | undefined>>;
      return [factId, fact.type, fact.effectiveOn, ...fields.map((field) => held[field] ?? null)];
    })
    .sort(([a], [b]) => (a! < b! ? -1 : 1));
}

const voided = (id: string, target: string) =>
  event('teacher-synthetic', Number(id), {
    id,
    type: 'FactVoided',
    on: '2020-01-01',
    at: '2020-01-01T00:00:00Z',
    data: { factId: target },
  });

describe('the facts in force', () => {
  it('are by SQL what they are by the rule of the record', async () => {
    await fc.assert(
      fc.asyncProperty(careers(60), async (events) => {
        expect(await inForceBySql(events)).toEqual(inForceByRecord(events));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  }, 120_000);

  it('are those that no void in effect strikes out: in chains, twice, in circles, of nothing', async () => {
    const said = { id: '1', type: 'LeftTeaching', on: '2019-01-01', at: '2019-01-01T00:00:00Z', data: {} };
    const left = event('teacher-synthetic', 1, said);
    const ids = async (...voids: StoredEvent[]) => (await inForceBySql([left, ...voids])).map(([id]) => id);
    expect(await ids()).toEqual(['1']);
    expect(await ids(voided('2', '1'), voided('3', '1'))).toEqual([]);
    expect(await ids(voided('2', '1'), voided('3', '2'))).toEqual(['1']);
    expect(await ids(voided('2', '1'), voided('3', '2'), voided('4', '3'))).toEqual([]);
    expect(await ids(voided('2', '3'), voided('3', '2'), voided('4', '9'))).toEqual(['1']);
  });
});
