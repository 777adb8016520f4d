import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import type { RetentionArgs } from '../src/retention/retention.answer.js';
import { retention } from '../src/retention/retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = readonly [type: string, on: string, data?: object];

const begun = (school: string): readonly Told[] => [
  ['QtsAwarded', '2014-07-01'],
  ['PostStarted', '2014-09-01', post('p1', school)],
];
const post = (id: string, employer: string) => ({ post: id, role: 'classroom_teacher', employer });
const school = (id: string, ...more: readonly Told[]) =>
  record(`organisation-${id}`, ['SchoolRegistered', '2000-01-01', { name: id }], ...more);

/** In which of the years 1 to 3 after entry somebody is retained. */
async function yearsOf(
  events: readonly StoredEvent[],
  args: Partial<RetentionArgs>,
): Promise<readonly number[]> {
  return withModel(events, async (model) => {
    const asked = { asOf: '2020-01-01', years: [1, 2, 3], clock: 'ENTRY_ANNIVERSARY', ...args } as const;
    const { pooled } = await retention(model, asked);
    return pooled[0]!.cells.flatMap(({ year, retained }) => (retained === 1 ? [year] : []));
  });
}

describe('a school that carries on as another', () => {
  const schools = [
    ...school(
      'OLD',
      ['OrganisationClosed', '2015-12-31'],
      ['SuccessorNamed', '2016-01-01', { successor: 'NEW' }],
    ),
    ...school('NEW', ['SuccessorNamed', '2017-01-01', { successor: 'NEWEST' }]),
    ...school('NEWEST'),
  ];
  const moved = (on: string, to: string) =>
    record(
      'teacher-a',
      ...begun('OLD'),
      ['PostEnded', on, { post: 'p1' }],
      ['PostStarted', on, post('p2', to)],
    );

  it('keeps its teachers from that day on, also through another', async () => {
    const inSchool = { scope: 'SCHOOL' } as const;
    expect(await yearsOf([...schools, ...moved('2016-01-01', 'NEW')], inSchool)).toEqual([1, 2, 3]);
    expect(await yearsOf([...schools, ...moved('2016-06-01', 'NEWEST')], inSchool)).toEqual([1, 3]);
  });

  it('does not keep who had gone there before', async () => {
    expect(await yearsOf([...schools, ...moved('2015-03-01', 'NEW')], { scope: 'SCHOOL' })).toEqual([2, 3]);
  });
});

describe('the trust of the first school', () => {
  const schools = [
    ...school('HOME', ['TrustJoined', '2010-01-01', { trust: 'T' }]),
    ...school(
      'LEAVER',
      ['TrustJoined', '2010-01-01', { trust: 'T' }],
      ['TrustLeft', '2016-01-01', { trust: 'T' }],
    ),
    ...school('JOINER', ['TrustJoined', '2016-01-01', { trust: 'T' }]),
  ];
  const moved = (to: string) => [
    ...schools,
    ...record(
      'teacher-a',
      ...begun('HOME'),
      ['PostEnded', '2015-03-01', { post: 'p1' }],
      ['PostStarted', '2015-03-01', post('p2', to)],
    ),
  ];
  const inTrust = (trustMembership: RetentionArgs['trustMembership']) =>
    ({ scope: 'TRUST', trustMembership }) as const;

  it('has the schools it had on the day of entry, or those it has on the day', async () => {
    expect(await yearsOf(moved('LEAVER'), inTrust('ON_ENTRY'))).toEqual([1, 2, 3]);
    expect(await yearsOf(moved('LEAVER'), inTrust('ON_THE_DAY'))).toEqual([1]);
    expect(await yearsOf(moved('JOINER'), inTrust('ON_ENTRY'))).toEqual([]);
    expect(await yearsOf(moved('JOINER'), inTrust('ON_THE_DAY'))).toEqual([2, 3]);
  });

  it('keeps who stays in the first school after that has left, if the same school counts', async () => {
    const stays = [...schools, ...record('teacher-a', ...begun('LEAVER'))];
    expect(await yearsOf(stays, inTrust('ON_THE_DAY'))).toEqual([1]);
    expect(await yearsOf(stays, inTrust('SAME_SCHOOL_COUNTS'))).toEqual([1, 2, 3]);
    expect(await yearsOf(stays, inTrust('ON_ENTRY'))).toEqual([1, 2, 3]);
  });
});

describe('ever since', () => {
  const again = (ended: string, started: string) =>
    record(
      'teacher-a',
      ...begun('S'),
      ['PostEnded', ended, { post: 'p1' }],
      ['PostStarted', started, post('p2', 'S')],
    );
  const continuous = { rule: 'CONTINUOUS', scope: 'SCHOOL' } as const;

  it('is not broken by a summer between two posts in one place, but by more', async () => {
    expect(await yearsOf(again('2016-05-31', '2016-08-31'), continuous)).toEqual([1, 2, 3]);
    expect(await yearsOf(again('2016-05-30', '2016-08-31'), continuous)).toEqual([1]);
    expect(await yearsOf(again('2016-05-30', '2016-08-31'), { ...continuous, scope: 'PROFESSION' })).toEqual([
      1, 2, 3,
    ]);
  });

  it('is broken by leaving teaching, however short', async () => {
    const left = record(
      'teacher-a',
      ...begun('S'),
      ['LeftTeaching', '2016-05-31', { reason: 'other' }],
      ['PostStarted', '2016-06-01', post('p2', 'S')],
    );
    expect(await yearsOf(left, continuous)).toEqual([1]);
    expect(await yearsOf(left, { scope: 'SCHOOL' })).toEqual([1, 2, 3]);
  });

  it('is never so of who came and left on the first day', async () => {
    const shy = record(
      'teacher-a',
      ...begun('S'),
      ['LeftTeaching', '2014-09-01', { reason: 'other' }],
      ['PostStarted', '2014-10-01', post('p2', 'S')],
    );
    expect(await yearsOf(shy, continuous)).toEqual([]);
    expect(await yearsOf(shy, { rule: 'CONTINUOUS' })).toEqual([]);
    expect(await yearsOf(shy, {})).toEqual([1, 2, 3]);
  });
});
