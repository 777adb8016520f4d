import { describe, expect, it } from '@jest/globals';
import { backfill } from '../src/succession/backfill.js';
import { benchStrength } from '../src/succession/bench-strength.js';
import { candidates } from '../src/succession/candidates.js';
import { executiveLeaders } from '../src/succession/executive-leaders.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';
import { trustOrganisations } from './trust-organisations.js';
import { post, teacher, type Told } from './told.js';

const rated = (rating: string, more: object = {}): Told => [
  'ReadinessAssessed',
  '2015-01-01',
  { role: 'headteacher', rating, assessor: 'x', ...more },
];

const BEGAN = '2012-09-01';
const asOf = '2016-01-01';
const trust = 'T1';

const successors = [
  ...trustOrganisations,
  ...teacher('in a year', post(BEGAN, 'S1', 'deputy_headteacher'), rated('ready_in_one_year')),
  ...teacher('qualified', post(BEGAN, 'S2', 'deputy_headteacher'), [
    'NpqPassed',
    '2015-06-01',
    { enrolment: 'e', qualification: 'NPQH' },
  ]),
  ...teacher(
    'of another trust',
    post(BEGAN, 'S5', 'assistant_headteacher'),
    rated('ready_now', { trust: 'T2' }),
  ),
  ...teacher('rated early', post(BEGAN, 'S1', 'middle_leader'), rated('ready_in_three_years', { trust })),
  ...teacher('not asked', post(BEGAN, 'S1', 'middle_leader')),
  ...teacher('head', post(BEGAN, 'S1', 'headteacher'), rated('ready_now')),
];

describe('candidates for a headship', () => {
  const ordered = (args: object) =>
    withModel(successors, async (model) =>
      (await candidates(model, { asOf, ...args })).candidates.edges.map(({ node }) => node),
    );

  it('come by readiness, then with the NPQ, each with reasons and roles held', async () => {
    const found = await ordered({ school: 'S1' });
    expect(found.map(({ teacher: id }) => id)).toEqual([
      'of another trust',
      'in a year',
      'rated early',
      'qualified',
    ]);
    expect(found[1]).toEqual({
      ...{ teacher: 'in a year', stage: 'senior leader', rating: 'ready_in_one_year', ratedOn: '2015-01-01' },
      ...{ qualification: null, passedOn: null, assignments: 0, sameAuthority: true, distanceKm: null },
      phaseYears: 1218 / 365.25,
      reasons: [
        'rated ready in one year on 2015-01-01',
        '3.3 years in primary schools',
        'works in the same local authority',
      ],
      history: [{ role: 'deputy_headteacher', school: 'S1', from: BEGAN, until: null }],
    });
    expect(found[3]).toMatchObject({ qualification: 'NPQH', passedOn: '2015-06-01', phaseYears: 0 });
  });

  it('are told how far away they work, from the nearest school, where places are on record', async () => {
    const located = (id: string, easting: number, northing: number) =>
      record(`organisation-${id}`, ['SchoolLocated', '2011-01-01', { easting, northing }]).map((event) => ({
        ...event,
        id: `located-${id}`,
        revision: 10,
      }));
    const places = [
      ...located('S1', 361_000, 388_000),
      ...located('S2', 364_000, 392_000),
      ...located('S5', 361_000, 389_500),
    ];
    const both = teacher('in two', post(BEGAN, 'S2', 'deputy_headteacher', { sharedWith: [{ school: 'S5', fte: 0.2 }] })); // prettier-ignore
    await withModel([...successors, ...places, ...both], async (model) => {
      const { candidates: page, basis } = await candidates(model, { asOf, school: 'S1' });
      const away = Object.fromEntries(page.edges.map(({ node }) => [node.teacher, node.distanceKm]));
      expect(away).toMatchObject({ qualified: 5, 'in a year': 0, 'in two': 1.5 });
      expect(page.edges.find(({ node }) => node.teacher === 'qualified')!.node.reasons).toContain(
        'works 5.0 km away',
      );
      expect(basis.warnings.join()).not.toContain('distances cannot be told');
      const before = await candidates(model, { asOf: '2010-12-31', school: 'S1' });
      expect(before.basis.warnings.join()).toContain('distances cannot be told');
    });
  });

  it('in a trust are not told what another trust thinks of them', async () => {
    const found = await ordered({ trust });
    expect(found.map(({ teacher: id, rating }) => [id, rating])).toEqual([
      ['in a year', 'ready_in_one_year'],
      ['rated early', 'ready_in_three_years'],
      ['qualified', null],
      ['of another trust', null],
    ]);
    expect(found[0]).toMatchObject({ phaseYears: null, sameAuthority: null });
  });

  it('are asked for a role of leadership', async () => {
    await withModel(successors, async (model) => {
      await expect(candidates(model, { asOf, role: 'classroom_teacher' })).rejects.toThrow('leadership');
      const { basis } = await candidates(model, { asOf, school: 'unheard of' });
      expect(basis.warnings.join(' ')).toContain('The phase of that school');
      const [one, two] = [
        await candidates(model, { asOf, first: 1 }),
        await candidates(model, { asOf, first: 2 }),
      ];
      const next = await candidates(model, { asOf, first: 1, after: one.candidates.pageInfo.endCursor! });
      expect(next.candidates.edges[0]!.node).toEqual(two.candidates.edges[1]!.node);
    });
  });
});

describe('bench strength', () => {
  it('counts, post by post, who of the trust could take it now, in one year and in three', async () => {
    await withModel(successors, async (model) => {
      const { posts, count, withoutSuccessor, basis } = await benchStrength(model, { asOf, trust });
      expect(posts.edges.map(({ node }) => node)).toMatchObject([
        {
          ...{ school: 'S1', teacher: 'head', role: 'headteacher', readyNow: 1, readyInOneYear: 1 },
          ...{ readyInThreeYears: 1, readyNowInSchool: 0 },
        },
      ]);
      expect([count, withoutSuccessor, basis.n]).toEqual([1, 0, 1]);
    });
  });

  it('names the posts that nobody is ready for', async () => {
    const alone = teacher('alone', post(BEGAN, 'S3', 'headteacher'));
    await withModel([...successors, ...alone], async (model) => {
      expect(await benchStrength(model, { asOf, trust: 'T2' })).toMatchObject({
        count: 1,
        withoutSuccessor: 1,
      });
    });
  });
});

describe('executive leaders', () => {
  const shared = { fte: 0.5, sharedWith: [{ school: 'S2', fte: 0.3 }] };
  const assignment = {
    assignment: 'a',
    title: 'executive',
    school: 'S3',
    role: 'executive_leader',
    fte: 0.2,
  };
  const events = [
    ...trustOrganisations,
    ...record('organisation-C', [
      'ClusterRegistered',
      '2012-01-01',
      { name: 'Cluster', executiveLeader: 'x' },
    ]),
    ...record(
      'organisation-S6',
      ['SchoolRegistered', '2000-01-01', { name: 'Six' }],
      ['ClusterJoined', '2013-01-01', { cluster: 'C' }],
    ),
    ...teacher(
      'x',
      post(BEGAN, 'S1', 'executive_headteacher', shared),
      ['PostEndPlanned', '2013-01-01', { post: `S1 ${BEGAN}`, plannedEndOn: '2015-08-31' }],
      ['PostEndPlanned', '2015-03-01', { post: `S1 ${BEGAN}`, plannedEndOn: '2017-08-31' }],
      ['PostEndPlanned', '2016-03-01', { post: `S1 ${BEGAN}`, plannedEndOn: '2018-08-31' }],
    ),
    ...teacher('y', post(BEGAN, 'S1', 'headteacher'), [
      'AssignmentStarted',
      '2015-09-01',
      { ...assignment, plannedEndOn: '2016-07-31' },
    ]),
  ];

  it('are listed with their schools, days and planned ends, and clusters with theirs', async () => {
    await withModel(events, async (model) => {
      const { leaders, clusters, basis } = await executiveLeaders(model, { asOf });
      expect(basis.n).toBe(2);
      expect(leaders.edges.map(({ node }) => node)).toMatchObject([
        {
          ...{ teacher: 'x', kind: 'POST', role: 'executive_headteacher', since: BEGAN, until: '2017-08-31' },
          schools: [
            { school: 'S1', trust: 'T1', fte: 0.5, daysAWeek: 2.5 },
            { school: 'S2', trust: 'T1', fte: 0.3, daysAWeek: 1.5 },
          ],
        },
        {
          ...{ teacher: 'y', kind: 'ASSIGNMENT', held: 'a', since: '2015-09-01', until: '2016-07-31' },
          schools: [{ school: 'S3', trust: 'T2', fte: 0.2, daysAWeek: 1 }],
        },
      ]);
      expect(clusters).toEqual([
        { cluster: 'C', clusterName: 'Cluster', executiveLeader: 'x', schools: ['S6'] },
      ]);
      const ofTrust = await executiveLeaders(model, { asOf, trust: 'T2' });
      expect(ofTrust.leaders.edges.map(({ node }) => node.teacher)).toEqual(['y']);
    });
  });
});

describe('a proposed assignment', () => {
  const maths = (fte: number) => ({ subject: 'mathematics', fte });
  const proposal = { assignment: 'a', title: 'acting head', school: 'S1', backfill: 'a supply teacher' };
  const events = (more: object, ...facts: readonly Told[]) => [
    ...trustOrganisations,
    ...teacher(
      'proposed',
      post(BEGAN, 'S2', 'classroom_teacher', maths(0.8)),
      ['AssignmentProposed', '2015-12-01', { ...proposal, ...more }],
      ...facts,
    ),
    ...teacher('colleague', post(BEGAN, 'S2', 'classroom_teacher', maths(1))),
    ...teacher('of physics', post(BEGAN, 'S2', 'classroom_teacher', { subject: 'physics', fte: 0.2 })),
  ];
  const told = (log: ReturnType<typeof events>, args: object = {}) =>
    withModel(log, async (model) =>
      (await backfill(model, { asOf, ...args })).proposals.edges.map(({ node }) => node),
    );

  it('would leave its full-time equivalent uncovered at home, at most that of the teacher there', async () => {
    expect(await told(events({ fte: 0.4 }))).toMatchObject([
      {
        ...{ teacher: 'proposed', homeSchool: 'S2', teacherFte: 0.8, uncoveredFte: 0.4, isAssumed: false },
        ...{ homeFte: 2, uncoveredPercent: 20, subjects: ['mathematics'], othersInSubjectFte: 1 },
        backfill: 'a supply teacher',
      },
    ]);
    const timetable: Told = ['PostTimetabled', '2014-09-01', { post: `S2 ${BEGAN}`, lessons: 20 }];
    const lessons = [{ teacherLessons: 20, uncoveredLessons: 10 }];
    expect(await told(events({ fte: 0.4 }, timetable))).toMatchObject(lessons);
    expect(await told(events({ fte: 0.4 }))).toMatchObject([
      { teacherLessons: null, uncoveredLessons: null },
    ]);
    expect(await told(events({ fte: 1 }))).toMatchObject([{ uncoveredFte: 0.8 }]);
    expect(await told(events({}))).toMatchObject([{ uncoveredFte: 0.8, isAssumed: true }]);
    expect(await told(events({}), { assumedFte: 0.2, trust })).toMatchObject([{ uncoveredFte: 0.2 }]);
    expect(await told(events({}), { trust: 'T2' })).toEqual([]);
  });

  it('is none any more once it has begun or should have', async () => {
    expect(await told(events({ plannedStartOn: '2016-01-02' }))).toHaveLength(1);
    expect(await told(events({ plannedStartOn: '2016-01-01' }))).toEqual([]);
    const begun: Told = ['AssignmentStarted', '2015-12-31', proposal];
    expect(await told(events({}, begun))).toEqual([]);
  });
});
