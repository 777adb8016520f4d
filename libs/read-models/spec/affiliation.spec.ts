import { expect, it } from '@jest/globals';
import { unaffiliatedSchools } from '../src/affiliation/unaffiliated.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const school = (id: string, more: object, ...facts: readonly Told[]) =>
  record(
    `organisation-${id}`,
    ['SchoolRegistered', '2010-01-01', { name: `Synthetic ${id}`, ...more }],
    ...facts,
  );

const events = [
  ...school('trust', { localAuthority: 'Here', phase: 'primary' }, ['TrustJoined', '2012-01-01', { trust: 'T' }]),
  ...school('left', { localAuthority: 'Here', phase: 'primary', urn: '100001' }, ['TrustJoined', '2012-01-01', { trust: 'T' }], ['TrustLeft', '2015-01-01', { trust: 'T' }]),
  ...school('cluster', { localAuthority: 'There', phase: 'secondary' }, ['ClusterJoined', '2012-01-01', { cluster: 'C' }]),
  ...school('alone', { localAuthority: 'There', phase: 'secondary' }),
  ...school('nowhere', {}),
  ...school('closed', { localAuthority: 'Here', phase: 'primary' }, ['OrganisationClosed', '2014-01-01']),
  ...record('organisation-T', ['TrustRegistered', '2010-01-01', { name: 'Synthetic Trust' }]),
  ...record('teacher-synthetic', ['QtsAwarded', '2014-07-01']),
]; // prettier-ignore

it('schools in no alliance, cluster or trust are those open on the day, page by page, by authority and phase', async () => {
  await withModel(events, async (model) => {
    const asked = (args: object) => unaffiliatedSchools(model, { asOf: '2020-01-01', ...args });
    const { inNone, byLocalAuthority, byPhase, schools } = await asked({ first: 2 });
    expect([inNone.count, inNone.of]).toEqual([3, 5]);
    expect(byLocalAuthority.map((row) => [row.localAuthority, row.inNone.count, row.inNone.of])).toEqual([
      ['Here', 1, 2],
      ['There', 1, 2],
      [null, 1, 1],
    ]);
    expect(byPhase.map((row) => [row.phase, row.inNone.count, row.inNone.of])).toEqual([
      ['primary', 1, 2],
      ['secondary', 1, 2],
      [null, 1, 1],
    ]);
    expect(schools.edges.map(({ node }) => [node.school, node.urn])).toEqual([
      ['alone', null],
      ['left', '100001'],
    ]);
    const rest = await asked({ first: 2, after: schools.pageInfo.endCursor! });
    expect(rest.schools.edges.map(({ node }) => node.school)).toEqual(['nowhere']);
    expect((await asked({ localAuthority: 'There' })).inNone).toMatchObject({ count: 1, of: 2 });
    expect((await asked({ asOf: '2013-01-01' })).inNone).toMatchObject({ count: 3, of: 6 });
  });
});
