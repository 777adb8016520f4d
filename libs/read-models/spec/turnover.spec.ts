import { describe, expect, it } from '@jest/globals';
import { headsToCentre } from '../src/turnover/heads-to-centre.js';
import { joiningRetention } from '../src/turnover/joining-retention.js';
import { leaderRetention } from '../src/turnover/leader-retention.js';
import { schoolLeavers } from '../src/turnover/school-leavers.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';
import { trustOrganisations } from './trust-organisations.js';
import { ended, post, teacher, type Told } from './told.js';

const left = (on: string, data: object = {}): Told => ['LeftTeaching', on, data];

const BEGAN = '2012-09-01';

describe('leavers from one census to the next', () => {
  const teaching = (id: string, ...facts: readonly Told[]) =>
    teacher(id, post(BEGAN, 'S1', 'classroom_teacher'), ...facts);
  const events = [
    ...trustOrganisations,
    ...teaching('retires', left('2016-03-31', { destination: 'retired', reason: 'retirement' })),
    ...teaching('back by the next', left('2016-01-31'), ['ReturnedToTeaching', '2016-09-01']),
    ...teaching('back after it', left('2016-01-31'), ['ReturnedToTeaching', '2016-11-04']),
    ...teaching('moves', ended(BEGAN, 'S1', '2016-08-31'), post('2016-09-01', 'S3', 'classroom_teacher')),
    ...teaching('stays'),
    ...teacher('elsewhere', post(BEGAN, 'S3', 'classroom_teacher')),
  ];
  // Censuses: 5 November 2015 and 3 November 2016.
  const year = '2015/16';

  it('are those who left teaching and were not back, by the school they were in', async () => {
    await withModel(events, async (model) => {
      const answer = await schoolLeavers(model, { asOf: '2016-12-31', year });
      expect(answer.basis.n).toBe(6);
      expect(answer.years.at(-1)).toMatchObject({ year, staff: 6, leavers: 2, percent: (2 / 6) * 100 });
      const none = { destination: null, reason: null, count: 1 };
      const retired = { destination: 'retired', reason: 'retirement', count: 1 };
      expect(answer.ways).toEqual([retired, none]);
      expect(answer.schools.edges.map(({ node }) => node)).toMatchObject([
        { school: 'S1', staff: 5, leavers: 2, percent: 40, ways: [retired, none] },
        { school: 'S3', staff: 1, leavers: 0, percent: 0, ways: [] },
      ]);
    });
  });

  it('are told once the second census has been, of the trust at the first', async () => {
    await withModel(events, async (model) => {
      const before = await schoolLeavers(model, { asOf: '2016-11-02' });
      expect(before.years.at(-1)).toMatchObject({ year: '2014/15' });
      const later = await schoolLeavers(model, { asOf: '2016-11-02', year });
      expect(later.basis.warnings.join(' ')).toContain('has not been yet');
      const { years } = await schoolLeavers(model, { asOf: '2016-11-03', trust: 'T2' });
      expect(years.at(-1)).toMatchObject({ year, staff: 1, leavers: 0 });
      await expect(schoolLeavers(model, { asOf: '2016-11-03', year: '2015' })).rejects.toThrow('2014/15');
    });
  });
});

describe('heads new to post', () => {
  const events = [
    ...trustOrganisations,
    ...teacher(
      'into the centre',
      post(BEGAN, 'S1', 'headteacher'),
      ended(BEGAN, 'S1', '2014-09-01'),
      post('2014-09-01', 'T1', 'executive_leader'),
      left('2016-08-31'),
    ),
    ...teacher(
      'into another phase',
      post(BEGAN, 'S3', 'headteacher'),
      ended(BEGAN, 'S3', '2013-08-31'),
      post('2013-09-01', 'S2', 'headteacher'),
    ),
    ...teacher(
      'down again',
      post(BEGAN, 'S1', 'headteacher'),
      ended(BEGAN, 'S1', '2013-08-31'),
      post('2013-09-01', 'S1', 'deputy_headteacher'),
    ),
    ...teacher('never one', post(BEGAN, 'S1', 'chief_executive'), post('2014-09-01', 'S1', 'headteacher')),
  ];

  it('are retained at the same level or above, in the same phase or not, in the centre of a trust too', async () => {
    await withModel(events, async (model) => {
      const { pooled, cohorts, basis } = await leaderRetention(model, {
        asOf: '2016-12-31',
        years: [1, 3, 5],
      });
      expect(basis.n).toBe(3);
      const figures = pooled.map((row) => [
        ...[row.phase, row.year, row.n, row.eligible, row.retained, row.retainedInPhase, row.onlyInCentre],
      ]);
      expect(figures).toEqual([
        ['primary', 1, 3, 3, 2, 1, 0],
        ['primary', 3, 3, 3, 2, 0, 1],
        ['primary', 5, 3, 0, 0, 0, 0],
      ]);
      expect(cohorts).toMatchObject([
        { cohort: '2012/13', year: 1, percent: (2 / 3) * 100, percentInPhase: (1 / 3) * 100 },
        { cohort: '2012/13', year: 3 },
        { cohort: '2012/13', year: 5, percent: null, percentInPhase: null },
      ]);
      const inTrust = await leaderRetention(model, { asOf: '2016-12-31', years: [1], trust: 'T2' });
      expect(inTrust.pooled).toMatchObject([{ n: 1, retained: 1 }]);
    });
  });

  it('who go to the centre are listed, by their post there or by the destination of a leaver', async () => {
    const leaver = teacher(
      'leaver',
      post(BEGAN, 'S3', 'headteacher'),
      left('2015-08-31', { destination: 'trust_central_team' }),
    );
    await withModel([...events, ...leaver], async (model) => {
      const { heads, byYear, basis } = await headsToCentre(model, { asOf: '2016-12-31' });
      expect(heads.edges.map(({ node }) => node)).toEqual([
        {
          ...{ teacher: 'into the centre', school: 'S1', endedOn: '2014-09-01', trust: 'T1' },
          ...{ role: 'executive_leader', since: '2014-09-01', sameTrust: true },
        },
        {
          ...{ teacher: 'leaver', school: 'S3', endedOn: '2015-08-31', trust: null },
          ...{ role: null, since: '2015-08-31', sameTrust: false },
        },
      ]);
      expect(byYear).toEqual([{ year: '2014/15', count: 2 }]);
      expect(basis.n).toBe(2);
      expect((await headsToCentre(model, { asOf: '2016-12-31', trust: 'T2' })).heads.totalCount).toBe(1);
    });
  });
});

describe('teachers of a school that joins a trust', () => {
  const academy = [
    ...record(
      'organisation-old',
      ['SchoolRegistered', '2000-01-01', { name: 'Old', phase: 'primary' }],
      ['SuccessorNamed', '2014-09-01', { successor: 'academy' }],
    ),
    ...record(
      'organisation-academy',
      ['SchoolRegistered', '2014-09-01', { name: 'Academy', phase: 'primary' }],
      ['TrustJoined', '2014-09-01', { trust: 'T1' }],
      ['SuccessorNamed', '2015-03-01', { successor: 'merged' }],
    ),
  ];
  const teaching = (id: string, ...facts: readonly Told[]) =>
    teacher(id, post(BEGAN, 'old', 'classroom_teacher'), ...facts);
  const moved = (on: string, to: string) => [ended(BEGAN, 'old', on), post(on, to, 'classroom_teacher')];
  const events = [
    ...trustOrganisations,
    ...academy,
    ...teaching('in the academy', ...moved('2014-09-01', 'academy')),
    ...teaching('as which it carries on', ...moved('2015-03-01', 'merged')),
    ...teaching('recorded as before'),
    ...teaching('in the trust', ...moved('2015-01-01', 'S1')),
    ...teaching('in another', ...moved('2015-01-01', 'S3')),
    ...teaching('gone', left('2015-08-31')),
    ...teaching('gone before', left('2014-08-30')),
    ...teacher('new', post('2014-09-01', 'academy', 'classroom_teacher')),
  ];

  it('are followed into the academy that it becomes, in the trust and in the profession', async () => {
    await withModel(events, async (model) => {
      const { cohorts, basis } = await joiningRetention(model, { asOf: '2016-08-31', years: [1, 2] });
      expect(basis.n).toBe(6);
      expect(
        cohorts.map((row) => [row.year, row.where, row.schools, row.n, row.eligible, row.retained]),
      ).toEqual([
        [1, 'SCHOOL', 1, 6, 6, 3],
        [1, 'TRUST', 1, 6, 6, 4],
        [1, 'PROFESSION', 1, 6, 6, 5],
        [2, 'SCHOOL', 1, 6, 0, 0],
        [2, 'TRUST', 1, 6, 0, 0],
        [2, 'PROFESSION', 1, 6, 0, 0],
      ]);
      expect(cohorts[0]).toMatchObject({ cohort: '2014/15', percent: 50 });
      expect((await joiningRetention(model, { asOf: '2016-08-31', trust: 'T2' })).cohorts).toEqual([]);
    });
  });
});
