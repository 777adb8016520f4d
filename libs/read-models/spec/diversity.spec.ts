import { describe, expect, it } from '@jest/globals';
import { diversity } from '../src/staffing/diversity.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const asOf = '2020-08-31';
const teacher = (id: string, role: string, employer: string, ...said: readonly Told[]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-07-01', { post: 'p', role, employer }],
    ...said,
  );
const said = (data: object, on = '2010-07-01'): Told => ['CharacteristicsReported', on, data];
const events = [
  ...record('organisation-S1', ['SchoolRegistered', '2000-01-01', { name: 'S1' }], ['TrustJoined', '2000-01-01', { trust: 'T' }]),
  ...record('organisation-S2', ['SchoolRegistered', '2000-01-01', { name: 'S2' }]),
  ...teacher('a', 'headteacher', 'S1', said({ sex: 'male', birthYear: 1970 })),
  ...teacher('b', 'headteacher', 'S2', said({ sex: 'female', birthYear: 1960 })),
  ...teacher('c', 'deputy_headteacher', 'S1', said({ sex: 'female', birthYear: 1985 })),
  ...teacher('d', 'deputy_headteacher', 'S1', said({ sex: 'male' }), said({ sex: 'female' }, '2015-01-01')),
  ...teacher('e', 'deputy_headteacher', 'S1', said({ sex: 'male', birthYear: 1986 }), said({ sex: 'other' }, '2021-01-01')),
  ...teacher('f', 'classroom_teacher', 'S1'),
  ...teacher('gone', 'headteacher', 'S1', said({ sex: 'male' }), ['LeftTeaching', '2015-01-01']),
]; // prettier-ignore

const asked = (trust?: string) =>
  withModel(events, (model) => diversity(model, { asOf, ...(trust && { trust }) }));

describe('diversity', () => {
  it('is the share of each sex and age in each stage, beside that of the stage below, as last said by the day', async () => {
    const { stages, basis } = await asked();
    expect(basis.n).toBe(6);
    const of = (stage: string, value: string) =>
      stages.find((row) => row.stage === stage && row.group.value === value)!;
    expect(of('headteacher', 'female')).toMatchObject({
      share: { count: 1, of: 2, percent: 50 },
      below: { count: 2, of: 3 },
      apart: { points: expect.closeTo(50 - 200 / 3, 10) },
    });
    expect(of('senior leader', 'female')).toMatchObject({
      share: { count: 2, of: 3 },
      below: { count: 0, of: 0 },
    });
    expect(of('senior leader', 'female').apart).toMatchObject({ points: null, status: 'NOT_APPLICABLE' });
    expect(of('early career teacher', 'unknown')).toMatchObject({
      share: { count: 1, of: 1 },
      below: null,
      apart: null,
    });
    expect(of('headteacher', '60_and_over').share.count).toBe(1);
    expect(of('senior leader', '30_to_34').share.count).toBe(1);
    expect(of('senior leader', '35_to_39').share.count).toBe(1);
    expect([...new Set(stages.map(({ group }) => group.value))]).toEqual([
      ...['female', 'male', 'unknown'],
      ...['30_to_34', '35_to_39', '50_to_54', '60_and_over'],
    ]);
  });

  it('adds up in each stage, and is told of a trust', async () => {
    const { stages, basis } = await asked('T');
    expect(basis.n).toBe(5);
    for (const dimension of ['SEX', 'AGE_BAND'])
      for (const stage of new Set(stages.map((row) => row.stage))) {
        const rows = stages.filter((row) => row.stage === stage && row.group.dimension === dimension);
        expect(rows.reduce((sum, { share }) => sum + share.count, 0)).toBe(rows[0]!.share.of);
      }
  });
});
