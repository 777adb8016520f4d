import { describe, expect, it } from '@jest/globals';
import { readiness } from '../src/leadership/readiness.js';
import { headcount } from '../src/pipeline/headcount.js';
import { retention } from '../src/retention/retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const view = { asOf: '2020-01-01' };
const school = (id: string, phase: string, ...more: Parameters<typeof record>[1][]) =>
  record(`organisation-${id}`, ['SchoolRegistered', '2010-01-01', { name: id, phase }], ...more);
const joined = (trust: string, on = '2010-01-01') => ['TrustJoined', on, { trust }] as const;
const serving = (id: string, employer: string, ...sharing: string[]) =>
  record(
    `teacher-${id}`,
    ['QtsAwarded', '2014-07-01'],
    [
      'PostStarted',
      '2014-09-01',
      {
        post: 'p',
        role: 'middle_leader',
        employer,
        ...(sharing.length > 0 && { sharedWith: sharing.map((one) => ({ school: one, fte: 0.25 })) }),
      },
    ],
    ['ReadinessAssessed', '2015-01-01', { role: 'senior_leader', rating: 'ready_now', assessor: 'x' }],
  );
const counts = (list: readonly { organisation: string; count: number }[]) =>
  Object.fromEntries(list.map(({ organisation, count }) => [organisation, count]));

describe('a post that schools share', () => {
  const events = [
    ...school('S1', 'primary', joined('T1')),
    ...school('S2', 'primary', joined('T1')),
    ...school('S3', 'secondary', joined('T2')),
    ...serving('a', 'S1', 'S2', 'S3', 'S3'),
    ...serving('b', 'S1'),
  ];

  it('counts the teacher once in each of them, their trusts and phases, and once in all', async () => {
    await withModel(events, async (model) => {
      const { inService, bySchool, byTrust, byPhase, byStage } = await headcount(model, view);
      expect(inService).toBe(2);
      expect(byStage).toEqual([{ stage: 'middle leader', count: 2 }]);
      expect(counts(bySchool)).toEqual({ S1: 2, S2: 1, S3: 1 });
      expect(counts(byTrust)).toEqual({ T1: 2, T2: 1 });
      expect(byPhase).toEqual([
        { phase: 'primary', count: 2 },
        { phase: 'secondary', count: 1 },
      ]);
    });
  });

  it('is open in the trust of each of them; the first school is the employer', async () => {
    await withModel(events, async (model) => {
      const { ready } = await readiness(model, { ...view, role: 'senior_leader', trust: 'T2' });
      expect(ready.edges.map(({ node }) => node.teacher)).toEqual(['a']);
      const { pooled } = await retention(model, { ...view, years: [1], by: ['TRUST'] });
      expect(pooled.map(({ group, n }) => [group[0]!.value, n])).toEqual([['T1', 2]]);
    });
  });
});

describe('a post of which it is not said clearly who shares it', () => {
  it.each(['no list', [], ['S2'], [{ fte: 0.5 }], { school: 'S2' }, null])(
    'is open with its employer: %j',
    async (sharedWith) => {
      const events = record(
        'teacher-a',
        ['QtsAwarded', '2014-07-01'],
        ['PostStarted', '2014-09-01', { post: 'p', role: 'middle_leader', employer: 'S1', sharedWith }],
      );
      await withModel(events, async (model) => {
        expect(counts((await headcount(model, view)).bySchool)).toEqual({ S1: 1 });
      });
    },
  );
});

describe('a school that has closed', () => {
  it('belongs to no trust from that day on, whatever is reported of it later', async () => {
    const closed = ['OrganisationClosed', '2017-09-01'] as const;
    const events = [
      ...school('S1', 'primary', joined('T1'), closed, ['OrganisationClosed', '2018-01-01']),
      ...school('S2', 'primary', joined('T1'), joined('T2', '2018-09-01'), [
        ...closed,
        {},
        '2019-01-01T00:00:00Z',
      ]),
      ...serving('a', 'S1'),
      ...serving('b', 'S2'),
    ];
    await withModel(events, async (model) => {
      const byTrust = async (asOf: string, knownAt?: string) =>
        counts((await headcount(model, { asOf, ...(knownAt && { knownAt }) })).byTrust);
      expect(await byTrust('2017-08-31')).toEqual({ T1: 2 });
      expect(await byTrust('2017-09-01')).toEqual({});
      expect(await byTrust('2020-01-01')).toEqual({});
      expect(await byTrust('2020-01-01', '2018-12-31T00:00:00Z')).toEqual({ T2: 1 });
    });
  });
});
