import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { cumulativeIncidence } from '../src/competing-risks/incidence.js';
import { survivalComparison } from '../src/survival/comparison.js';
import { survival } from '../src/survival/survival.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const view = { asOf: '2020-01-01' };

type Post = readonly [school: string, from: string, to?: string, role?: string];

/** A teacher qualified on 1 July 2013 with these posts, one after another, who maybe leaves. */
function teacher(id: string, posts: readonly Post[], leftOn?: string, more: readonly Said[] = []) {
  const facts: Said[] = posts.flatMap(([employer, from, to, role = 'classroom_teacher'], index) => [
    ['PostStarted', from, { post: `p${index}`, employer, role }] as const,
    ...(to ? [['PostEnded', to, { post: `p${index}` }] as const] : []),
  ]);
  return record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2013-07-01'],
    ...more,
    ...facts,
    ...(leftOn ? [['LeftTeaching', leftOn, { reason: 'retirement' }] as const] : []),
  );
}
type Said = readonly [type: string, on: string, data?: object];

const school = (id: string, ...facts: readonly Said[]) =>
  record(`organisation-${id}`, ['SchoolRegistered', '2010-01-01', { name: id, phase: 'primary' }], ...facts);

const schools: readonly StoredEvent[] = [
  ...school('S1', ['TrustJoined', '2010-01-01', { trust: 'T1' }]),
  ...school(
    'S2',
    ['TrustJoined', '2010-01-01', { trust: 'T1' }],
    ['TrustLeft', '2017-09-01', { trust: 'T1' }],
  ),
  ...school('S3', ['TrustJoined', '2010-01-01', { trust: 'T2' }]),
  ...school('S4', ['SuccessorNamed', '2014-09-01', { successor: 'S5' }]),
  ...school('S5'),
];

/** Days after which the event came to these teachers, in order, and how many it did not come to. */
async function daysOf(
  events: readonly StoredEvent[],
  event: 'LEAVE_PROFESSION' | 'LEAVE_TRUST' | 'LEAVE_SCHOOL',
) {
  return withModel([...schools, ...events], async (model) => {
    const [group] = (await survival(model, { ...view, event, steps: true })).groups;
    return {
      days: group!.steps!.flatMap(({ time, events: d }) => Array<number>(d).fill(time)),
      still: group!.censored,
    };
  });
}

describe('leaving the first school, its trust, the profession', () => {
  const mover = teacher('mover', [
    ['S1', '2013-09-01', '2014-08-31'],
    ['S2', '2014-09-01', '2016-08-31'],
    ['S3', '2016-09-01'],
  ]);

  it('comes one after another for one who moves on', async () => {
    expect(await daysOf(mover, 'LEAVE_SCHOOL')).toEqual({ days: [365], still: 0 });
    expect(await daysOf(mover, 'LEAVE_TRUST')).toEqual({ days: [1096], still: 0 });
    expect(await daysOf(mover, 'LEAVE_PROFESSION')).toEqual({ days: [], still: 1 });
  });

  it('comes at once for one who leaves teaching, and for none who was there before or has a summer without a post', async () => {
    const leaver = teacher('leaver', [['S1', '2013-09-01']], '2014-08-31');
    const summer = teacher('summer', [
      ['S1', '2013-09-01', '2014-07-20'],
      ['S1', '2014-09-01'],
    ]);
    const second = teacher('second', [
      ['S1', '2013-09-01'],
      ['S3', '2014-09-01'],
    ]);
    const events = [...leaver, ...summer, ...second];
    expect(await daysOf(events, 'LEAVE_SCHOOL')).toEqual({ days: [364], still: 2 });
    expect(await daysOf(events, 'LEAVE_TRUST')).toEqual({ days: [364], still: 2 });
  });

  it('comes to one whose new school leaves the trust, not to one whose first school does', async () => {
    const moved = teacher('moved', [
      ['S1', '2013-09-01', '2014-08-31'],
      ['S2', '2014-09-01'],
    ]);
    const stayed = teacher('stayed', [['S2', '2013-09-01']]);
    expect(await daysOf([...moved, ...stayed], 'LEAVE_TRUST')).toEqual({ days: [1461], still: 1 });
  });

  it('does not come to one whose school is carried on under another record', async () => {
    const carried = teacher('carried', [
      ['S4', '2013-09-01', '2014-08-31'],
      ['S5', '2014-09-01'],
    ]);
    expect(await daysOf(carried, 'LEAVE_SCHOOL')).toEqual({ days: [], still: 1 });
  });

  it('leaves out who has no trust to leave', async () => {
    expect(await daysOf(teacher('none', [['S4', '2013-09-01']], '2015-09-01'), 'LEAVE_TRUST')).toEqual({
      days: [],
      still: 0,
    });
  });
});

describe('the survival clock', () => {
  const three = [
    ...teacher('a', [['S1', '2013-09-15']], '2014-02-10'),
    ...teacher('b', [['S1', '2013-10-31']], '2014-02-28'),
    ...teacher('c', [['S1', '2013-07-01']]),
  ];

  it('counts completed months, to the last day of a shorter month', () =>
    withModel(three, async (model) => {
      const { groups } = await survival(model, {
        ...view,
        unit: 'MONTHS',
        atDays: [4],
        atYears: [6.5],
        steps: true,
      });
      expect(groups[0]!.steps!.map(({ time, events }) => [time, events])).toEqual([[4, 2]]);
      expect(groups[0]!.at.map(({ time, atRisk }) => [time, atRisk])).toEqual([[4, 3], [78, 1]]); // prettier-ignore
    }));

  it('from QTS has nobody in view before entry, but those who entered on the day from the very start', () =>
    withModel(three, async (model) => {
      const { groups } = await survival(model, { ...view, origin: 'QTS', atDays: [0, 76, 77, 123] });
      expect(groups[0]!.at.map(({ atRisk }) => atRisk)).toEqual([1, 1, 2, 3]);
    }));

  it('from training leaves out who has none on record', () =>
    withModel(
      [
        ...three,
        ...teacher('d', [['S1', '2013-09-01']], '2014-09-01', [
          ['TrainingStarted', '2012-09-01', { route: 'scitt' }],
        ]),
      ],
      async (model) => {
        const { groups } = await survival(model, { ...view, origin: 'TRAINING', steps: true });
        expect(groups[0]!.steps).toEqual([{ time: 730, atRisk: 1, events: 1, survival: 0 }]);
      },
    ));

  it('with delayed entry warns of a curve that hangs on few, and can begin later', () => {
    const late = (id: string, leftOn?: string) =>
      teacher(id, [['S1', '2013-09-01']], leftOn, [['ObservationStarted', '2014-09-01', {}]]);
    const all = [...three, ...late('late'), ...late('later', '2016-09-01'), ...late('never', '2014-09-01')];
    return withModel(all, async (model) => {
      const asked = await survival(model, view);
      expect([asked.groups[0]!.n, asked.basis.warnings]).toEqual([
        5,
        [expect.stringContaining('fewer than 5 were at risk')],
      ]);
      const later = await survival(model, { ...view, conditionalFrom: 365, atDays: [364, 365, 1096] });
      expect(later.basis.warnings).toEqual([]);
      expect(later.groups[0]!.at.map(({ survival: s }) => s)).toEqual([null, 1, 2 / 3]);
      expect((await survival(model, { ...view, delayedEntry: false })).groups[0]!.n).toBe(6);
    });
  });

  it('gives the mean time in service up to each time, and what is unknown as null', () =>
    withModel(teacher('a', [['S1', '2013-09-01']], '2013-10-01'), async (model) => {
      const [group] = (await survival(model, { ...view, atDays: [10, 60] })).groups;
      expect(group!.at.map(({ restrictedMean }) => restrictedMean?.value)).toEqual([10, 30]);
      expect(group).toMatchObject({
        n: 1,
        events: 1,
        censored: 0,
        median: 30,
        medianFollowUp: null,
        steps: null,
      });
    }));
});

describe('a comparison of groups', () => {
  const routes = ['scitt', 'higher_education', 'apprenticeship'];
  const trained = (id: number, leftOn?: string) =>
    teacher(`${id}`, [[id % 2 ? 'S1' : 'S3', '2013-09-01']], leftOn, [
      ['TrainingStarted', '2012-09-01', { route: routes[id % 3] }],
    ]);
  const all = Array.from({ length: 24 }, (_, id) =>
    trained(id, id % 5 ? `20${14 + (id % 4)}-0${1 + (id % 7)}-0${1 + (id % 3)}` : undefined),
  ).flat();

  it('has each two groups too, adjusted for being three', () =>
    withModel([...schools, ...all], async (model) => {
      const { groups, pairs, degreesOfFreedom } = await survivalComparison(model, { ...view, by: ['ROUTE'] });
      expect([groups.length, pairs!.length, degreesOfFreedom]).toEqual([3, 3, 2]);
      for (const { p, holmAdjustedP } of pairs!) expect(holmAdjustedP!).toBeGreaterThanOrEqual(p!);
      const observed = groups.reduce((sum, group) => sum + group.observed, 0);
      expect(groups.reduce((sum, group) => sum + group.expected, 0)).toBeCloseTo(observed, 10);
    }));

  it('within strata expects what each stratum by itself does', () =>
    withModel([...schools, ...all], async (model) => {
      const stratified = await survivalComparison(model, { ...view, by: ['ROUTE'], strata: ['TRUST'] });
      expect(stratified.groups.map(({ n }) => n)).toEqual([8, 8, 8]);
      const plain = await survivalComparison(model, { ...view, by: ['ROUTE'] });
      expect(stratified.chiSquared).not.toBe(plain.chiSquared);
      const same = await survivalComparison(model, { ...view, by: ['ROUTE'], strata: ['COHORT'] });
      expect(same.chiSquared).toBe(plain.chiSquared);
    }));

  it('for one reason takes who leaves for another as observed no longer', () =>
    withModel([...schools, ...all], async (model) => {
      const by = ['ROUTE'] as const;
      const plain = await survivalComparison(model, { ...view, by });
      const { groups, pairs } = await survivalComparison(model, { ...view, by, reason: 'retirement' });
      expect([groups, pairs]).toEqual([plain.groups, plain.pairs]);
      const none = await survivalComparison(model, { ...view, by, reason: 'workload' });
      expect([none.chiSquared, none.groups.map(({ n, observed }) => [n, observed])]).toEqual([null, [[8, 0], [8, 0], [8, 0]]]); // prettier-ignore
      await expect(
        survivalComparison(model, { ...view, by, reason: 'x', event: 'LEAVE_SCHOOL' }),
      ).rejects.toThrow('reason');
    }));

  it('is none where no two groups share a stratum', () =>
    withModel([...schools, ...all], async (model) => {
      const answer = await survivalComparison(model, { ...view, by: ['FIRST_SCHOOL'], strata: ['TRUST'] });
      expect([answer.chiSquared, answer.p, answer.pairs![0]!.holmAdjustedP]).toEqual([null, null, null]);
    }));
});

describe('cumulative incidence', () => {
  it('counts a departure without a reason, and with a label one that has a code', () =>
    withModel(
      [
        ...teacher('a', [['S1', '2013-09-01']], '2014-09-01'),
        ...record(
          'teacher-synthetic-b',
          ['QtsAwarded', '2013-07-01'],
          ['PostStarted', '2013-09-01', { post: 'p', employer: 'S1' }],
          ['LeftTeaching', '2015-09-01'],
        ),
      ],
      async (model) => {
        const [group] = (await cumulativeIncidence(model, { ...view, causes: 'REASON', atDays: [365, 900] }))
          .groups;
        expect(group!.causes.map(({ cause, label, events }) => [cause, label, events])).toEqual([
          ['not recorded', 'not recorded', 1],
          ['retirement', 'retirement', 1],
        ]);
        expect(group!.eventFree.map(({ probability }) => probability)).toEqual([0.5, 0]);
        expect(group!.causes[1]!.at.map(({ incidence }) => incidence)).toEqual([0.5, 0.5]);
      },
    ));
});

describe('what cannot be asked', () => {
  it('is refused with what to give instead', () =>
    withModel([], async (model) => {
      await expect(survival(model, { ...view, atDays: [-1] })).rejects.toThrow('0 or more');
      await expect(survival(model, { ...view, level: 95 })).rejects.toThrow(
        'level must be from 0.5 to below 1.',
      );
      await expect(survival(model, { ...view, conditionalFrom: -1 })).rejects.toThrow('conditionalFrom');
      await expect(survival(model, { ...view, by: ['ROUTE', 'ROUTE'] })).rejects.toThrow('each group once');
      await expect(survivalComparison(model, { ...view, by: [] })).rejects.toThrow(
        'by must name what to compare.',
      );
      await expect(survivalComparison(model, { ...view, by: ['ROUTE'], strata: ['ROUTE'] })).rejects.toThrow(
        'once',
      );
      await expect(cumulativeIncidence(model, { ...view, causes: 'REASON', level: 0 })).rejects.toThrow(
        'level',
      );
    }));

  it('of nobody has one empty group, or none when groups are asked', () =>
    withModel([], async (model) => {
      const { groups } = await survival(model, { ...view, atDays: [1] });
      expect(groups).toMatchObject([{ n: 0, median: null, at: [{ time: 1, survival: null, atRisk: null }] }]);
      expect((await survival(model, { ...view, by: ['ROUTE'] })).groups).toEqual([]);
      expect(await survivalComparison(model, { ...view, by: ['ROUTE'] })).toMatchObject({
        groups: [],
        chiSquared: null,
      });
    }));
});
