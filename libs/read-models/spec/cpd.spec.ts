import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { cpdProgrammes } from '#pathway/vocabulary/cpd-programmes';
import { cpdStayers } from '../src/cpd/stayers.js';
import type { Uptake } from '../src/cpd/uptake.answer.js';
import { cpdUptake } from '../src/cpd/uptake.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const { modules } = cpdProgrammes.terms[0]!;
const asOf = '2022-12-31';

/** Qualified on that day, in post at once in a school. */
const teacher = (
  id: string,
  qtsOn: string,
  school: string,
  ...facts: readonly Told[]
): readonly StoredEvent[] =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', qtsOn],
    ['PostStarted', qtsOn, { post: 'p', role: 'classroom_teacher', employer: school }],
    ...facts,
  );
const started = (on: string, enrolment = 'e1'): Told => [
  'CpdStarted',
  on,
  { enrolment, programme: 'accelerate' },
];
const module = (on: string, name: string, enrolment = 'e1'): Told => [
  'CpdModuleCompleted',
  on,
  { enrolment, module: name },
];
const every = (on: string): readonly Told[] => modules.map((name) => module(on, name));
const completed = (on: string): Told => ['CpdCompleted', on, { enrolment: 'e1' }];
const withdrawn = (on: string): Told => ['CpdWithdrawn', on, { enrolment: 'e1' }];
const left = (on: string): Told => ['LeftTeaching', on];

const counts = ({ eligible, enrolled, completed: done, underWay, withdrawn: gone, allModules }: Uptake) => [
  eligible,
  enrolled,
  done,
  underWay,
  gone,
  allModules,
];

describe('the uptake of a programme', () => {
  const events = [
    ...teacher('done', '2019-07-01', 'S1', started('2020-10-01'), ...every('2021-03-01'), completed('2021-07-01')),
    ...teacher('gave-up', '2019-07-01', 'S1', started('2020-10-01'), withdrawn('2021-01-01'), ...every('2021-03-01')),
    ...teacher('again', '2019-07-01', 'S2', started('2020-10-01'), withdrawn('2021-01-01'), started('2021-10-01', 'e2'), module('2022-01-01', 'residential', 'e2')),
    ...teacher('none', '2019-07-01', 'S2'),
    ...teacher('five-years', '2017-12-31', 'S2', started('2019-10-01'), completed('2020-07-01')),
    ...teacher('gone', '2019-07-01', 'S1', left('2021-07-01')),
    ...teacher('other', '2019-07-01', 'S3', ['CpdStarted', '2020-10-01', { enrolment: 'e1', programme: 'Maths hub' }]),
    ...record('organisation-S1', ['SchoolRegistered', '2010-01-01', { name: 'Synthetic' }], ['AllianceJoined', '2010-01-01', { alliance: 'A' }]),
  ]; // prettier-ignore

  it('is a funnel of the eligible, in all and by school', async () => {
    await withModel(events, async (model) => {
      const { uptake, everEnrolled, schools, basis } = await cpdUptake(model, { asOf });
      expect(counts(uptake)).toEqual([5, 3, 1, 1, 1, 1]);
      expect(counts(everEnrolled)).toEqual([3, 4, 2, 1, 1, 1]);
      expect(uptake.enrolledOfEligible).toMatchObject({ count: 3, of: 5, percent: 60 });
      expect(basis.n).toBe(5);
      expect(schools.edges.map(({ node }) => [node.school, node.name, ...counts(node)])).toEqual([
        ['S1', 'Synthetic', 2, 2, 1, 0, 1, 1],
        ['S2', null, 2, 1, 0, 1, 0, 0],
        ['S3', null, 1, 0, 0, 0, 0, 0],
      ]);
    });
  });

  it('is as it stood on the day, within a group of schools if one is asked for', async () => {
    await withModel(events, async (model) => {
      const uptake = async (args: object) => counts((await cpdUptake(model, { asOf, ...args })).uptake);
      expect(await uptake({ within: 'A' })).toEqual([2, 2, 1, 0, 1, 1]);
      expect(await uptake({ asOf: '2020-12-31' })).toEqual([7, 4, 1, 3, 0, 0]);
      await expect(cpdUptake(model, { asOf, programme: 'juggling' })).rejects.toThrow('accelerate');
    });
  });
});

describe('whether those who complete a programme stay', () => {
  const since = '2015-01-01';
  const events = [
    ...teacher('completed', since, 'S1', started('2019-03-01'), completed('2019-12-01')),
    ...teacher('completed-left', since, 'S1', started('2019-03-01'), completed('2019-12-01'), left('2021-06-01')),
    ...teacher('late', since, 'S1', started('2019-12-01'), completed('2020-06-01')),
    ...teacher('never', since, 'S1'),
    ...teacher('never-left', since, 'S1', left('2020-06-01')),
    ...teacher('left-before', since, 'S1', left('2019-06-01')),
    ...teacher('too-old', '2013-12-31', 'S1'),
    ...teacher('too-young', '2018-12-31', 'S1'),
  ]; // prettier-ignore

  it('is told from a day on which all are in service, against those who never enrolled', async () => {
    await withModel(events, async (model) => {
      const { groups, apart, basis } = await cpdStayers(model, { asOf, years: [1, 2, 3] });
      const cells = groups.map(({ participation, n, cells: row }) => [
        participation,
        n,
        ...row.map(({ retained }) => [retained.count, retained.of]),
      ]);
      expect(cells).toEqual([
        ['COMPLETED', 2, [2, 2], [1, 2], [0, 0]],
        ['ENROLLED', 1, [1, 1], [1, 1], [0, 0]],
        ['NEVER_ENROLLED', 2, [1, 2], [1, 2], [0, 0]],
      ]);
      expect(apart.map(({ retained }) => retained.points)).toEqual([50, 0, null]);
      expect(basis.warnings.join()).toContain('Not causal');
    });
  });

  it('is told from another landmark if one is asked for, within the years of the programme', async () => {
    await withModel(events, async (model) => {
      const { groups } = await cpdStayers(model, { asOf, landmark: 4, years: [1] });
      expect(groups.map(({ n }) => n)).toEqual([0, 0, 1]);
      await expect(cpdStayers(model, { asOf, landmark: 6 })).rejects.toThrow('landmark');
    });
  });
});
