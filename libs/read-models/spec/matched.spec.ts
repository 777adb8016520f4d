import { describe, expect, it } from '@jest/globals';
import { assignmentHeadship } from '../src/matched/assignment-headship.js';
import { npqPromotion } from '../src/matched/npq-promotion.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const teacher = (id: string, school: string, ...facts: readonly Told[]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2005-07-01'],
    ['PostStarted', '2005-09-01', { post: 'a', role: 'classroom_teacher', employer: school }],
    ['Promoted', '2008-09-01', { post: 'b', role: 'head_of_department', employer: school, fromPost: 'a' }],
    ...facts,
  );

const school = (id: string, phase: string) =>
  record(`organisation-${id}`, ['SchoolRegistered', '1990-01-01', { name: id, phase, region: 'london' }]);

const schools = [school('S1', 'secondary'), school('S2', 'primary')].flat();

const to = (role: string, on: string): Told => [
  'Promoted',
  on,
  { post: 'c', role, employer: 'S1', fromPost: 'b' },
];
const passes = (on: string): Told => ['NpqPassed', on, { enrolment: 'e', qualification: 'NPQSL' }];
const started: Told = ['NpqStarted', '2010-10-01', { enrolment: 'e', qualification: 'NPQSL' }];

const view = { asOf: '2016-08-31' };

describe('promotion after an NPQ', () => {
  const events = [
    schools,
    teacher('passed-promoted', 'S1', started, passes('2011-03-01'), to('deputy_headteacher', '2012-09-01')),
    teacher('passed-late', 'S1', started, passes('2011-03-01'), to('deputy_headteacher', '2013-09-01')),
    teacher('passed-elsewhere', 'S2', started, passes('2011-06-01'), to('deputy_headteacher', '2011-09-01')),
    teacher('passed-lately', 'S1', started, passes('2015-03-01')),
    teacher('other-promoted', 'S1', to('deputy_headteacher', '2011-09-01')),
    teacher('other-a', 'S1'),
    teacher('other-b', 'S1'),
    teacher('on-one', 'S1', ['NpqStarted', '2010-12-01', { enrolment: 'e', qualification: 'NPQH' }]),
  ].flat();

  it('is that of those who passed, against others exactly alike who had begun none', async () => {
    await withModel(events, async (model) => {
      const answer = await npqPromotion(model, view);
      expect(answer).toMatchObject({
        holders: { n: 3, promoted: 2 },
        others: { n: 3, promoted: 1 },
        ...{ strata: 1, matched: 2, matchedPercent: 50 },
      });
      expect(answer.expectedPercent).toBeCloseTo(100 / 3, 10);
      expect(answer.difference).toBeCloseTo(50 - 100 / 3, 10);
      expect(answer.limits!.lower).toBeLessThan(0);
      expect(answer.basis.warnings[0]).toMatch(/^Not causal/);
    });
  });

  it('counts only the qualification and the months that were asked for', async () => {
    await withModel(events, async (model) => {
      expect(await npqPromotion(model, { ...view, qualification: 'NPQH' })).toMatchObject({
        holders: { n: 0, percent: null },
        ...{ matched: 0, difference: null, limits: null },
      });
      expect((await npqPromotion(model, { ...view, months: 36 })).holders).toMatchObject({
        n: 3,
        promoted: 3,
      });
      expect((await npqPromotion(model, { ...view, months: 12 })).holders).toMatchObject({
        n: 4,
        promoted: 1,
      });
    });
  });
});

const assignment = (on: string): Told => [
  'AssignmentStarted',
  on,
  { assignment: 'x', title: 'Lead', school: 'S2' },
];

describe('headship after an assignment', () => {
  const events = [
    schools,
    teacher('assigned', 'S1', assignment('2011-01-01'), to('headteacher', '2012-01-01')),
    teacher('assigned-leaves', 'S1', assignment('2011-01-01'), ['LeftTeaching', '2015-01-01']),
    teacher('assigned-alone', 'S2', assignment('2011-01-01'), to('headteacher', '2012-01-01')),
    teacher('other', 'S1', to('headteacher', '2014-01-01')),
    teacher('other-stays', 'S1'),
    teacher('head-first', 'S1', to('headteacher', '2009-01-01'), assignment('2011-01-01')),
  ].flat();

  it('is counted from the assignment, and of others from the middle of that year', async () => {
    await withModel(events, async (model) => {
      const answer = await assignmentHeadship(model, { ...view, years: 5 });
      expect(answer.assigned).toMatchObject({ n: 2, heads: 1, percent: 50 });
      expect(answer.others).toMatchObject({ n: 2, heads: 1, percent: 50 });
      expect(answer.unmatched).toBe(1);
      expect(answer.p).toBeGreaterThan(0.05);
    });
  });

  it('is told in months up to as many years as all were followed', async () => {
    await withModel(events, async (model) => {
      const { assigned, others, differenceMonths } = await assignmentHeadship(model, { ...view, years: 4 });
      expect(assigned.meanMonths).toBeCloseTo((12 + 48) / 2, 1);
      expect(others.meanMonths).toBeCloseTo((36 + 48) / 2, 1);
      expect(differenceMonths).toBeCloseTo(-12, 1);
      expect((await assignmentHeadship(model, { ...view, years: 30 })).differenceMonths).toBeNull();
    });
  });

  it('ends for others where their own assignment begins', async () => {
    const late = teacher('late', 'S1', assignment('2012-06-01'), to('headteacher', '2013-01-01'));
    await withModel([...events, ...late], async (model) => {
      const { others } = await assignmentHeadship(model, { ...view, years: 4 });
      expect(others).toMatchObject({ n: 6, heads: 2 });
    });
  });
});
