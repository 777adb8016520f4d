import { describe, expect, it } from '@jest/globals';
import { seniorAppointments } from '../src/staffing/appointments.js';
import { pyramid } from '../src/staffing/pyramid.js';
import { schoolMoves } from '../src/staffing/school-moves.js';
import { subjectStaffing } from '../src/staffing/subjects.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';
import { trustOrganisations } from './trust-organisations.js';
import { ended, post, teacher } from './told.js';

const BEGAN = '2012-09-01';
const trust = 'T1';

describe('the pyramid', () => {
  it('counts who works in two schools in both, and only the schools of the trust that is asked for', async () => {
    const events = [
      ...trustOrganisations,
      ...teacher('a', post(BEGAN, 'S1', 'classroom_teacher')),
      ...teacher('b', post(BEGAN, 'S1', 'middle_leader', { sharedWith: [{ school: 'S2', fte: 0.4 }] })),
      ...teacher('c', post(BEGAN, 'S3', 'headteacher')),
      ...teacher('d', post(BEGAN, 'T1', 'chief_executive')),
    ];
    await withModel(events, async (model) => {
      const { basis, byPhase, bySchool } = await pyramid(model, { asOf: '2016-01-01', trust });
      expect(basis.n).toBe(3);
      expect(byPhase).toEqual([
        { phase: 'primary', stage: 'early career teacher', count: 1 },
        { phase: 'primary', stage: 'middle leader', count: 1 },
        { phase: 'secondary', stage: 'middle leader', count: 1 },
        { phase: null, stage: 'executive leader', count: 1 },
      ]);
      const rows = bySchool.edges.map(({ node }) => [node.school, node.stage, node.count]);
      expect(rows).toEqual([
        ['S1', 'early career teacher', 1],
        ['S1', 'middle leader', 1],
        ['S2', 'middle leader', 1],
        ['T1', 'executive leader', 1],
      ]);
    });
  });

  it('goes on after the place that a page ended at', async () => {
    const events = [
      ...trustOrganisations,
      ...['S1', 'S2', 'S3'].flatMap((school) => teacher(school, post(BEGAN, school, 'middle_leader'))),
    ];
    await withModel(events, async (model) => {
      const view = { asOf: '2016-01-01', first: 2 };
      const { bySchool } = await pyramid(model, view);
      expect(bySchool).toMatchObject({ totalCount: 3, pageInfo: { hasNextPage: true } });
      const rest = await pyramid(model, { ...view, after: bySchool.pageInfo.endCursor! });
      expect(rest.bySchool.edges.map(({ node }) => node.school)).toEqual(['S3']);
    });
  });
});

describe('appointments to senior leadership', () => {
  it('are internal from the same school or trust; who goes on in a role is not appointed to it', async () => {
    const from = (id: string, school: string, to: string, role: string) =>
      teacher(
        id,
        post(BEGAN, school, 'middle_leader'),
        post(BEGAN, 'S4', 'middle_leader'),
        ended(BEGAN, school, '2015-08-31'),
        post('2015-09-01', to, role),
      );
    const events = [
      ...trustOrganisations,
      ...from('a', 'S1', 'S1', 'assistant_headteacher'),
      ...from('b', 'S2', 'S1', 'deputy_headteacher'),
      ...from('c', 'S3', 'S1', 'headteacher'),
      ...from('d', 'S1', 'S3', 'headteacher'),
      ...teacher('e', post('2014-09-01', 'S2', 'headteacher'), post('2015-09-01', 'S2', 'headteacher')),
    ];
    await withModel(events, async (model) => {
      const { years, basis } = await seniorAppointments(model, { asOf: '2016-12-31', trust });
      expect(basis.n).toBe(4);
      expect(years).toMatchObject([
        { year: '2014/15', appointments: 1, fromNoPost: 1, internal: 0, percent: 0 },
        {
          ...{ year: '2015/16', appointments: 3, fromSameSchool: 1, fromSameTrust: 1 },
          ...{ fromElsewhere: 1, fromNoPost: 0, internal: 2, percent: (2 / 3) * 100 },
        },
      ]);
    });
  });
});

describe('moves between schools', () => {
  const window = { asOf: '2016-12-31', from: '2015-01-01', to: '2016-12-31' };
  const moving = (id: string, from: string, until: string, to: string) =>
    teacher(
      id,
      post(BEGAN, from, 'classroom_teacher'),
      ended(BEGAN, from, until),
      post('2015-09-01', to, 'head_of_year'),
    );
  const events = [
    ...trustOrganisations,
    ...moving('a', 'S1', '2015-08-31', 'S2'),
    ...moving('b', 'S1', '2015-09-01', 'S3'),
    ...moving('after a gap', 'S1', '2015-01-31', 'S2'),
    ...moving('back', 'S1', '2015-08-31', 'S1'),
    ...teacher(
      'beside',
      post(BEGAN, 'S1', 'classroom_teacher'),
      post('2015-09-01', 'S2', 'classroom_teacher'),
    ),
  ];

  it('follow on from the school that was left, a summer between at most; a second school is no move', async () => {
    await withModel(events, async (model) => {
      const { moves, total, basis } = await schoolMoves(model, window);
      expect(moves.edges.map(({ node: { from, to, role, count } }) => [from, to, role, count])).toEqual([
        ['S1', 'S2', 'head_of_year', 1],
        ['S1', 'S3', 'head_of_year', 1],
      ]);
      expect([total, basis.n]).toEqual([2, 2]);
    });
  });

  it('tell which of the two schools has more pupils with free school meals, as far as on record', async () => {
    const meals = (school: string, percent: number) =>
      record(`organisation-${school}`, ['FreeSchoolMealsReported', '2011-01-01', { percent }]).map(
        (event) => ({
          ...event,
          id: `meals-${school}`,
          revision: 10,
        }),
      );
    await withModel([...events, ...meals('S1', 12), ...meals('S2', 31)], async (model) => {
      const { moves, toMoreMeals, mealsUnknown, basis } = await schoolMoves(model, window);
      expect([toMoreMeals, mealsUnknown]).toEqual([1, 1]);
      expect(moves.edges.map(({ node }) => [node.to, node.toMoreMeals, node.mealsUnknown])).toEqual([
        ['S2', 1, 0],
        ['S3', 0, 1],
      ]);
      expect(basis.warnings.join()).toContain('for 1 moves');
    });
  });

  it('in a trust have both ends in it', async () => {
    await withModel(events, async (model) => {
      const { moves } = await schoolMoves(model, { ...window, trust });
      expect(moves.edges.map(({ node }) => node.to)).toEqual(['S2']);
      await expect(schoolMoves(model, { ...window, to: '2014-01-01' })).rejects.toThrow('from and to');
    });
  });
});

describe('teachers of a subject', () => {
  const maths = (fte: number) => ({ subject: 'mathematics', fte });
  const events = [
    ...trustOrganisations,
    ...teacher('a', post(BEGAN, 'S2', 'classroom_teacher', maths(1))),
    ...teacher('b', post(BEGAN, 'S2', 'classroom_teacher', maths(0.6)), [
      'PostTermsChanged',
      '2014-09-01',
      { post: `S2 ${BEGAN}`, fte: 0.8 },
    ]),
    ...teacher('c', post(BEGAN, 'S5', 'classroom_teacher', { subject: 'physics' })),
    ...teacher('d', post(BEGAN, 'S3', 'classroom_teacher', { subject: 'physics' })),
  ];

  it('add up to the full-time equivalents on the day, and those that are not on record are counted', async () => {
    const fteOn = (asOf: string) =>
      withModel(events, async (model) =>
        (await subjectStaffing(model, { asOf, trust })).schools.edges.map(({ node }) => [
          ...[node.school, node.subject, node.teachers, node.fte, node.fteUnknown],
        ]),
      );
    const physics = ['S5', 'physics', 1, 0, 1];
    expect(await fteOn('2014-08-31')).toEqual([['S2', 'mathematics', 2, 1.6, 0], physics]);
    expect(await fteOn('2014-09-01')).toEqual([['S2', 'mathematics', 2, 1.8, 0], physics]);
  });

  it('could be shared with a school of the same trust and phase that has none, by one that has several', async () => {
    await withModel(events, async (model) => {
      const { shares } = await subjectStaffing(model, { asOf: '2016-01-01' });
      expect(shares).toEqual([
        {
          ...{ subject: 'mathematics', trust: 'T1', from: 'S2', teachers: 2, fte: 1.8, to: 'S5' },
          ...{ spare: null, short: null, shareFte: null },
        },
      ]);
    });
  });

  it('are held against what schools need, also where there is none; the lesser of spare and short could be shared', async () => {
    const need = (school: string, on: string, subject: string, fte: number) =>
      record(`organisation-${school}`, ['SubjectStaffingSet', on, { subject, fte }]).map((event, index) => ({
        ...event,
        id: `${school}-${subject}-${on}`,
        revision: 10 + index + Number(on.slice(2, 4)),
      }));
    const needs = [
      ...need('S2', '2013-09-01', 'mathematics', 2.5),
      ...need('S2', '2015-09-01', 'mathematics', 1.2),
      ...need('S5', '2014-09-01', 'mathematics', 0.4),
      ...need('S5', '2014-09-02', 'physics', 1),
    ];
    await withModel([...events, ...needs], async (model) => {
      const { schools, shares, basis } = await subjectStaffing(model, { asOf: '2016-01-01', trust });
      const rows = schools.edges.map(({ node }) => [node.school, node.subject, node.teachers, node.needed, node.surplus]); // prettier-ignore
      expect(rows).toEqual([
        ['S2', 'mathematics', 2, 1.2, expect.closeTo(0.6, 12)],
        ['S5', 'mathematics', 0, 0.4, -0.4],
        ['S5', 'physics', 1, 1, null],
      ]);
      expect(shares).toEqual([
        {
          ...{ subject: 'mathematics', trust: 'T1', from: 'S2', teachers: 2, fte: 1.8, to: 'S5' },
          ...{ spare: expect.closeTo(0.6, 12), short: 0.4, shareFte: 0.4 },
        },
      ]);
      expect(basis.warnings.join()).not.toContain('needs is on record of none');
      const before = await subjectStaffing(model, { asOf: '2015-01-01', trust });
      expect(before.shares).toEqual([]);
    });
  });
});
