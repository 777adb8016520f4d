import { describe, expect, it } from '@jest/globals';
import { expectedVacancies } from '../src/forecast/expected-vacancies.js';
import type { ExpectedVacanciesArgs } from '../src/forecast/expected-vacancies.answer.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const teacher = (id: string, ...facts: readonly Told[]) =>
  record(`teacher-${id}`, ['QtsAwarded', '2005-07-01'], ...facts);
const head = (employer: string, on = '2010-09-01', more: object = {}): Told => [
  'PostStarted',
  on,
  { post: `at ${employer}`, role: 'headteacher', employer, ...more },
];
const ends = (employer: string, on: string, plannedEndOn: string, reason?: string): Told => [
  'PostEndPlanned',
  on,
  { post: `at ${employer}`, plannedEndOn, ...(reason && { reason }) },
];
const school = (id: string, ...facts: readonly Told[]) =>
  record(`organisation-${id}`, ['SchoolRegistered', '2000-01-01', { name: id }], ...facts);
const inTrust: Told = ['TrustJoined', '2001-01-01', { trust: 'T' }];

const events = [
  ...school('S1', inTrust),
  ...school('S2', inTrust),
  ...school('S3'),
  ...school('S4'),
  ...school('old', ['SuccessorNamed', '2014-09-01', { successor: 'S4' }]),
  ...teacher('retires', head('S1'), ends('S1', '2015-10-01', '2016-04-30', 'retirement')),
  ...teacher('stays', head('S2', '2010-09-01', { contract: 'fixed_term' })),
  ...teacher('elsewhere', head('S3', '2010-09-01', { contract: 'permanent' })),
  ...teacher('carried on', head('old'), ['PostEnded', '2014-08-31', { post: 'at old' }], head('S4', '2014-09-01')),
  ...teacher('gone', head('S3'), ['PostEnded', '2013-08-31', { post: 'at S3' }]),
  ...teacher('lends', ['PostStarted', '2010-09-01', { post: 'd', role: 'deputy_headteacher', employer: 'S2' }], [
    'AssignmentStarted',
    '2015-09-01',
    { assignment: 'a', title: 'acting head', school: 'S1', role: 'headteacher', plannedEndOn: '2016-07-31' },
  ]),
]; // prettier-ignore
const asked = (args: Partial<ExpectedVacanciesArgs> = {}) =>
  withModel(events, (model) =>
    expectedVacancies(model, { asOf: '2016-01-01', stages: ['headteacher'], ...args }),
  );

describe('vacancies to be expected', () => {
  it('are told month by month by planned ends, ends of assignments and by chance', async () => {
    const { months, stages } = await asked();
    expect(months).toHaveLength(24);
    expect(months.filter(({ plannedEnds }) => plannedEnds > 0).map(({ month }) => month)).toEqual([
      '2016-04',
    ]);
    expect(months.filter(({ assignmentEnds }) => assignmentEnds > 0).map(({ month }) => month)).toEqual(['2016-07']); // prettier-ignore
    const [heads] = stages;
    expect(heads).toMatchObject({ posts: 4, withPlannedEnd: 1, fixedTermWithoutEnd: 1, ended: 1 });
    const sum = months.reduce((total, { expected }) => total + expected!, 0);
    expect(sum).toBeCloseTo(heads!.expected!.expected, 10);
    expect(sum).toBeCloseTo(2 + 2 * 3 * heads!.annualEndProbability!, 10);
    const august = months.find(({ month }) => month === '2016-08')!;
    expect(august.byChance!.expected).toBeCloseTo(3 * heads!.annualEndProbability!, 10);
    expect(months.find(({ month }) => month === '2016-09')!.byChance!.expected).toBe(0);
  });

  it('count a post as kept in the school that carries it on, and each year anew', async () => {
    const [heads] = (await asked()).stages;
    expect([heads!.observed, heads!.ended]).toEqual([5 * 4 + 3, 1]);
    expect(heads!.annualEndProbability).toBeCloseTo(1 / 23, 12);
    expect(heads!.annualEndLimits!.lower).toBeLessThan(1 / 23);
    expect(heads!.annualEndLimits!.upper).toBeGreaterThan(1 / 23);
  });

  it('do not know of a school that is carried on later than the day', async () => {
    const later = [
      ...events,
      ...school('S5', ['SuccessorNamed', '2020-09-01', { successor: 'S6' }]),
      ...teacher('moves', head('S5'), ['PostEnded', '2014-08-31', { post: 'at S5' }], head('S6', '2014-09-01')),
    ]; // prettier-ignore
    await withModel(later, async (model) => {
      const on = (asOf: string) => expectedVacancies(model, { asOf, stages: ['headteacher'] });
      expect((await on('2016-01-01')).stages[0]!.ended).toBe(2);
    });
  });

  it('in a trust draw its share towards that of all', async () => {
    const { stages, posts, basis } = await asked({ trust: 'T' });
    expect(stages[0]).toMatchObject({ posts: 2, observed: 10, ended: 0 });
    expect(stages[0]!.annualEndProbability).toBeCloseTo(20 / 23 / (10 + 20), 12);
    expect(posts.edges.map(({ node }) => [node.kind, node.place, node.endsOn, node.chance])).toEqual([
      ['POST', 'S1', '2016-04-30', 1],
      ['ASSIGNMENT', 'S1', '2016-07-31', 1],
      ['POST', 'S2', null, expect.closeTo(1 - (1 - 20 / 23 / 30) ** 2, 12)],
    ]);
    expect(posts.edges[0]!.node).toMatchObject({
      teacher: 'retires',
      reason: 'retirement',
      stage: 'headteacher',
    });
    expect(basis.warnings.join()).toContain('no year of birth is on record: 1.');
  });

  it('tell holders who reach 60 apart, as their posts end more often', async () => {
    const born = (birthYear: number): Told => ['CharacteristicsReported', '2010-09-01', { birthYear }];
    const left = (employer: string, on: string): Told => ['PostEnded', on, { post: `at ${employer}` }];
    const aged = [
      ...['S1', 'S2', 'S3', 'S4'].flatMap((id) => school(id)),
      // 60 in 2013: seen on the first days of 2013 and 2014, gone by 2015.
      ...teacher('went', head('S1'), born(1953), left('S1', '2014-08-31')),
      // 60 in 2014 and in post still.
      ...teacher('old', head('S2'), born(1954)),
      // 60 in 2017, so that only the second year ahead counts them.
      ...teacher('soon', head('S3'), born(1957)),
      ...teacher('young', head('S4'), born(1980)),
    ];
    await withModel(aged, async (model) => {
      const { stages, months, posts } = await expectedVacancies(model, {
        asOf: '2016-01-01',
        stages: ['headteacher'],
      });
      // Each new year's day from 2011 to 2015: aged 60 by then 2 + 2, one of whom was gone.
      expect(stages[0]).toMatchObject({
        posts: 3,
        observed: 19,
        ended: 1,
        fromSixty: { posts: 2, observed: 4, ended: 1, annualEndProbability: 0.25 },
      });
      // Nobody younger went; the one who did went in August.
      const byMonth = months.filter(({ byChance }) => byChance!.expected > 0);
      expect(
        byMonth.map(({ month, byChance, byChanceFromSixty }) => [
          month,
          byChance!.expected,
          byChanceFromSixty,
        ]),
      ).toEqual([
        ['2016-08', 0.25, 0.25],
        ['2017-08', 0.5, 0.5],
      ]);
      expect(stages[0]!.expected!.expected).toBeCloseTo(0.75, 12);
      const of = Object.fromEntries(
        posts.edges.map(({ node }) => [node.teacher, [node.reachesSixty, node.chance]]),
      );
      expect(of).toEqual({
        old: [true, expect.closeTo(1 - 0.75 ** 2, 12)],
        soon: [true, expect.closeTo(1 - 0.75, 12)],
        young: [false, 0],
      });
    });
  });

  it('have ranges that are wider the fewer they are estimated from', async () => {
    const crowd = (people: number) =>
      Array.from({ length: people }, (_, n) => [
        ...school(`C${n}`),
        ...teacher(
          `c${n}`,
          head(`C${n}`),
          ...(n % 4 === 0 ? [['PostEnded', '2014-08-31', { post: `at C${n}` }] as const] : []),
        ),
      ]).flat();
    const widthOf = (people: number) =>
      withModel(crowd(people), async (model) => {
        const { stages } = await expectedVacancies(model, {
          asOf: '2016-01-01',
          months: 12,
          stages: ['headteacher'],
        });
        const { expected, lower, upper } = stages[0]!.expected!;
        expect(lower).toBeLessThanOrEqual(expected);
        expect(upper).toBeGreaterThanOrEqual(expected);
        return (upper - lower) / people;
      });
    expect(await widthOf(16)).toBeGreaterThan(2 * (await widthOf(160)));
  });

  it('know only what was said by the day, and not that a day has passed', async () => {
    const before = await asked({ asOf: '2015-09-30', trust: 'T' });
    expect(before.posts.edges.map(({ node }) => node.endsOn)).toEqual(['2016-07-31', null, null]);
    const after = await asked({ asOf: '2016-06-01', trust: 'T', months: 1 });
    expect(after.posts.edges.map(({ node }) => node.chance)).toEqual([null, 0, expect.any(Number)]);
    expect(after.months[0]).toMatchObject({ month: '2016-06', plannedEnds: 0 });
  });

  it('are null where no such post was seen, and refuse what cannot be', async () => {
    const { stages, months } = await asked({ stages: ['executive leader'] });
    expect(stages[0]).toMatchObject({ posts: 0, annualEndProbability: null, expected: null });
    expect(months[0]).toMatchObject({ byChance: null, expected: null });
    await expect(asked({ months: 0 })).rejects.toThrow('months is');
    await expect(asked({ stages: [] })).rejects.toThrow('stages names');
  });
});
