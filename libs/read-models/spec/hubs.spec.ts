import { describe, expect, it } from '@jest/globals';
import { firstEmployer } from '../src/first-employer/first-employer.js';
import { hubRetention } from '../src/hubs/hub-retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const school = (id: string, localAuthority: string, ...facts: readonly Told[]) =>
  record(
    `organisation-${id}`,
    ['SchoolRegistered', '1990-01-01', { name: id, phase: 'primary', localAuthority }],
    ...facts,
  );

const alliance = (id: string, kind: string, ...facts: readonly Told[]) =>
  record(`organisation-${id}`, ['AllianceRegistered', '2011-09-01', { name: id, kind }], ...facts);

const teacher = (id: string, employer: string, ...facts: readonly Told[]) =>
  record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2012-07-01'],
    ['PostStarted', '2012-09-01', { post: 'p', role: 'classroom_teacher', employer }],
    ...facts,
  );

const joins: Told = ['AllianceJoined', '2014-09-01', { alliance: 'A1' }];
const left = (on: string): Told => ['LeftTeaching', on, {}];

describe('retention before and after a hub', () => {
  const events = [
    alliance(
      'A1',
      'teaching_school_alliance',
      ['OrganisationClosed', '2021-08-31'],
      ['SuccessorNamed', '2021-08-31', { successor: 'H1' }],
    ),
    alliance('H1', 'teaching_school_hub'),
    school('S1', 'Halton', joins, ['AllianceJoined', '2021-09-01', { alliance: 'H1' }]),
    school('S2', 'Warrington', joins),
    school('S3', 'Warrington'),
    school('S5', 'Widnes', joins),
    teacher('a', 'S1'),
    teacher('b', 'S1', left('2021-01-01')),
    teacher('c', 'S1', left('2022-01-01')),
    teacher('d', 'S2'),
    teacher('e', 'S3', left('2021-01-01')),
  ].flat();

  it('is that of the same schools, by area', async () => {
    await withModel(events, async (model) => {
      const { areas, basis } = await hubRetention(model, { asOf: '2024-01-01' });
      expect(
        areas.slice(0, 2).map(({ area, schools, before, after }) => [area, schools, before, after]),
      ).toEqual([
        [
          'Halton',
          1,
          expect.objectContaining({ n: 3, retained: 2 }),
          expect.objectContaining({ n: 2, retained: 1 }),
        ],
        [
          'Warrington',
          1,
          expect.objectContaining({ n: 1, percent: 100 }),
          expect.objectContaining({ n: 1, percent: 100 }),
        ],
      ]);
      expect(areas[2]).toMatchObject({
        area: 'Widnes',
        before: { n: 0, retained: 0, percent: null },
        difference: null,
      });
      expect(areas[0]).toMatchObject({ alliance: 'A1', hub: 'H1', on: '2021-08-31' });
      expect(areas[0]!.difference).toBeCloseTo(50 - 200 / 3, 10);
      expect(basis.warnings[0]).toMatch(/^Not causal/);
    });
  });

  it('says nothing of a period that has not ended, and nothing before there was a hub', async () => {
    await withModel(events, async (model) => {
      const [halton] = (await hubRetention(model, { asOf: '2022-01-01' })).areas;
      expect(halton!.before.retained).toBe(2);
      expect(halton).toMatchObject({ after: { n: 2, retained: null, percent: null }, difference: null });
      expect((await hubRetention(model, { asOf: '2020-01-01' })).areas).toEqual([]);
    });
  });
});

describe('the first employer', () => {
  const inTrust = (trust: string): Told => ['TrustJoined', '2000-01-01', { trust }];
  const schools = [
    school('S1', 'Halton', inTrust('T1')),
    school('S2', 'Halton', inTrust('T2')),
    school('S3', 'Halton', inTrust('T1')),
    school('S4', 'Halton'),
  ].flat();

  const trained = (id: string, placed: readonly string[], employer?: string) =>
    record(
      `teacher-synthetic-${id}`,
      ...placed.map((at, index): Told => [
        'PlacementStarted',
        `2011-1${index}-01`,
        { placement: `p${index}`, school: at },
      ]),
      ['QtsAwarded', '2012-07-01'],
      ...(employer
        ? [['PostStarted', '2012-09-01', { post: 'p', role: 'classroom_teacher', employer }] as Told]
        : []),
    );

  it('is told by whether a placement was in another trust', async () => {
    const events = [
      schools,
      trained('a', ['S1', 'S2'], 'S2'),
      trained('b', ['S1', 'S2'], 'S3'),
      trained('c', ['S1', 'S2'], 'S4'),
      trained('d', ['S1', 'S3'], 'S1'),
      trained('e', ['S1'], 'S2'),
      trained('f', ['S1']),
      trained('g', ['S4'], 'S1'),
    ].flat();
    await withModel(events, async (model) => {
      const { groups, withoutTrust, basis } = await firstEmployer(model, { asOf: '2020-01-01' });
      const counts = groups.map(({ placedInAnotherTrust, n, employers }) => [
        placedInAnotherTrust,
        n,
        ...employers.map(({ count }) => count),
      ]);
      expect(counts).toEqual([
        [true, 3, 1, 1, 1, 0],
        [false, 3, 1, 0, 1, 1],
      ]);
      expect([withoutTrust, basis.n]).toEqual([1, 6]);
    });
  });
});
