import { describe, expect, it } from '@jest/globals';
import { assignmentPromotion } from '../src/progression/assignment-promotion.js';
import { npqMoves } from '../src/progression/npq-moves.js';
import { stageTimes } from '../src/progression/stage-times.js';
import { withModel } from './opened-model.js';
import { trustOrganisations } from './trust-organisations.js';
import { post, teacher, type Told } from './told.js';

describe('days from QTS to each stage and from one to the next', () => {
  const events = [
    ...trustOrganisations,
    ...teacher(
      'step by step',
      post('2010-09-01', 'S1', 'classroom_teacher'),
      ['InductionPassed', '2011-07-01'],
      ['PostEnded', '2012-07-01', { post: 'S1 2010-09-01' }],
      post('2012-07-01', 'S3', 'middle_leader'),
      post('2014-07-01', 'S1', 'headteacher'),
    ),
    ...teacher('at once', post('2011-07-01', 'S1', 'headteacher')),
  ];
  const steps = (trust?: string) =>
    withModel(events, async (model) => {
      const answer = await stageTimes(model, { asOf: '2016-01-01', ...(trust && { trust }) });
      return answer.steps.map(({ from, to, n, medianDays }) => [from, to, n, medianDays]);
    });

  it('are quartiles of those who got there; a stage that was skipped is not one they came from', async () => {
    expect(await steps()).toEqual([
      ['QTS', 'early career teacher', 2, (62 + 365) / 2],
      ['QTS', 'experienced teacher', 2, 365],
      ['QTS', 'middle leader', 2, (365 + 731) / 2],
      ['QTS', 'senior leader', 2, (365 + 1461) / 2],
      ['QTS', 'headteacher', 2, (365 + 1461) / 2],
      ['early career teacher', 'experienced teacher', 1, 303],
      ['experienced teacher', 'middle leader', 1, 366],
      ['middle leader', 'senior leader', 1, 730],
    ]);
  });

  it('in a trust are those of stages reached with a post there', async () => {
    const inTrust = await steps('T1');
    expect(inTrust).toContainEqual(['QTS', 'middle leader', 1, 365]);
    expect(inTrust).toContainEqual(['QTS', 'headteacher', 2, (365 + 1461) / 2]);
    expect(inTrust).not.toContainEqual(expect.arrayContaining(['experienced teacher', 'middle leader']));
  });
});

describe('holders of an NPQ', () => {
  const holder = (id: string, passedOn: string, ...since: readonly Told[]) =>
    teacher(
      id,
      post('2011-09-01', 'S1', 'middle_leader'),
      ['NpqPassed', passedOn, { enrolment: 'e', qualification: 'NPQSL' }],
      ...since,
    );
  const events = [
    ...trustOrganisations,
    ...holder('promoted', '2014-01-01', post('2015-09-01', 'S1', 'assistant_headteacher')),
    ...holder('elsewhere', '2014-01-01', post('2015-09-01', 'S3', 'middle_leader')),
    ...holder(
      'here',
      '2014-01-01',
      ['PostEnded', '2015-08-31', { post: 'S1 2011-09-01' }],
      post('2015-09-01', 'S1', 'head_of_year'),
    ),
    ...holder('gone', '2014-01-01', ['LeftTeaching', '2015-09-01']),
    ...holder('recent', '2014-01-02'),
  ];

  it('are told apart by what has become of them, once the months have passed', async () => {
    await withModel(events, async (model) => {
      const { counts, notMoved, basis } = await npqMoves(model, { asOf: '2016-01-01' });
      expect(counts).toMatchObject([
        {
          ...{ qualification: 'NPQSL', holders: 4, promoted: 1, movedSchool: 1 },
          ...{ notMoved: 1, notInService: 1, percent: 25 },
        },
      ]);
      expect(basis.n).toBe(4);
      expect(notMoved.edges.map(({ node }) => node)).toEqual([
        {
          ...{ teacher: 'here', qualification: 'NPQSL', passedOn: '2014-01-01' },
          ...{ stage: 'middle leader', role: 'head_of_year', schools: ['S1'] },
        },
      ]);
      const later = await npqMoves(model, { asOf: '2016-01-02', trust: 'T2' });
      expect(later.counts).toMatchObject([{ holders: 1, movedSchool: 1 }]);
    });
  });
});

describe('promotion after a leadership assignment', () => {
  const leader = (id: string, ...facts: readonly Told[]) =>
    teacher(id, post('2012-09-01', 'S1', 'middle_leader'), ...facts);
  const assigned: Told = [
    'AssignmentStarted',
    '2015-02-01',
    { assignment: 'x', title: 'acting', school: 'S2' },
  ];
  const promoted = (on: string) => post(on, 'S1', 'deputy_headteacher');
  const events = [
    ...trustOrganisations,
    ...leader('a', assigned, promoted('2017-02-01')),
    ...leader('b', assigned, promoted('2017-02-02')),
    ...leader('c', promoted('2016-09-01')),
    ...leader('d'),
    ...leader('e'),
    ...leader('f'),
    ...teacher('of another stage', post('2012-09-01', 'S1', 'classroom_teacher')),
  ];

  it('is set beside that of others of the same stage, year and years since QTS', async () => {
    await withModel(events, async (model) => {
      const { comparisons, basis } = await assignmentPromotion(model, { asOf: '2017-03-01' });
      expect(comparisons.map(({ stage }) => stage)).toEqual([null, 'middle leader']);
      // Before their assignments began, in February, the two are among the others of January.
      expect(comparisons[0]).toMatchObject({
        assigned: { n: 2, promoted: 1, percent: 50 },
        others: { n: 6, promoted: 1 },
        ...{ matched: 2, matchedPercent: 50, expectedPercent: (1 / 6) * 100 },
      });
      expect(comparisons[0]!.difference).toBeCloseTo(100 / 3, 9);
      expect(basis.warnings.join(' ')).toContain('Not causal');
    });
  });

  it('waits until the months have passed', async () => {
    await withModel(events, async (model) => {
      const { comparisons } = await assignmentPromotion(model, { asOf: '2017-01-31' });
      expect(comparisons).toMatchObject([
        { stage: null, assigned: { n: 0, percent: null }, difference: null },
      ]);
    });
  });
});
