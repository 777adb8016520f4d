import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { cumulativeIncidence } from '../src/competing-risks/incidence.js';
import { ageBands } from '../src/grouping/age-bands.js';
import type { GroupValue } from '../src/grouping/grouping.js';
import { timeToLeadership } from '../src/headship/time-to-leadership.js';
import { retention } from '../src/retention/retention.js';
import { survival } from '../src/survival/survival.js';
import { trainingOutcomes } from '../src/training/outcomes.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const asOf = '2020-08-31';
type Said = readonly [on: string, data: Readonly<Record<string, unknown>>];

/** Qualified on 1 July 2010, in training since September 2009. */
const teacher = (id: string, said: readonly Said[], leftOn?: string): readonly StoredEvent[] =>
  record(
    `teacher-synthetic-${id}`,
    ['TrainingStarted', '2009-09-01', { route: 'scitt' }],
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-07-01', { post: 'p', role: 'classroom_teacher', employer: 'S1' }],
    ...said.map(([on, data]) => ['CharacteristicsReported', on, data] as const),
    ...(leftOn ? [['LeftTeaching', leftOn, { reason: 'other' }] as const] : []),
  );

const keyed = <T>(
  groups: readonly (T & { readonly group: readonly GroupValue[] })[],
  of: (group: T) => unknown,
) => Object.fromEntries(groups.map((each) => [each.group.map(({ value }) => value).join(' '), of(each)]));

const events = [
  // 24 and 25 in the year of QTS: the youngest band and the next.
  ...teacher('a', [['2009-09-01', { sex: 'female', birthYear: 1986 }]], '2011-01-01'),
  ...teacher('b', [['2009-09-01', { sex: 'female', birthYear: 1985 }]]),
  // Said in two parts, the one after QTS; and said anew later, which moves nobody.
  ...teacher('c', [
    ['2009-09-01', { sex: 'male' }],
    ['2012-03-01', { birthYear: 1981 }],
    ['2013-03-01', { sex: 'other', birthYear: 1950 }],
  ]),
  // Said differently before QTS: the later of these holds on its day.
  ...teacher('d', [
    ['2009-09-01', { sex: 'male', birthYear: 1960 }],
    ['2010-06-01', { birthYear: 1950 }],
  ]),
  ...teacher('e', []),
  // Of a day after the one asked for.
  ...teacher('f', [['2021-01-01', { sex: 'female', birthYear: 1985 }]]),
];

describe('groups by sex and age band', () => {
  it('are fixed by what was said by QTS, or else first after it; what is not on record is a group', async () => {
    await withModel(events, async (model) => {
      const ask = async (by: 'SEX' | 'AGE_BAND') =>
        keyed((await retention(model, { asOf, years: [1], by: [by] })).pooled, ({ n, cells }) => [
          n,
          cells[0]!.retained,
        ]);
      expect(await ask('SEX')).toEqual({ female: [2, 1], male: [2, 2], unknown: [2, 2] });
      expect(await ask('AGE_BAND')).toEqual({
        under_25: [1, 0],
        '25_to_29': [2, 2],
        '60_and_over': [1, 1],
        unknown: [2, 2],
      });
    });
  });

  it('go together, with others, and under their published names', async () => {
    await withModel(events, async (model) => {
      const { pooled } = await retention(model, { asOf, years: [1], by: ['SEX', 'AGE_BAND', 'ROUTE'] });
      expect(keyed(pooled, ({ n }) => n)).toEqual({
        'female under_25 scitt': 1,
        'female 25_to_29 scitt': 1,
        'male 25_to_29 scitt': 1,
        'male 60_and_over scitt': 1,
        'unknown unknown scitt': 2,
      });
      const labels = new Set(pooled.flatMap(({ group }) => group.map(({ label }) => label)));
      expect([...labels]).toEqual(
        expect.arrayContaining(['Female', 'Under 25', '25 to 29', '60 and over', 'Unknown']),
      );
    });
  });

  it('are taken by whatever takes groups, and narrow it down', async () => {
    await withModel(events, async (model) => {
      const survived = await survival(model, { asOf, by: ['SEX'], atYears: [1] });
      expect(keyed(survived.groups, ({ n, events: left }) => [n, left])).toEqual({
        female: [2, 1],
        male: [2, 0],
        unknown: [2, 0],
      });
      const among = [{ dimension: 'AGE_BAND', values: ['under_25', 'unknown'] } as const];
      expect((await survival(model, { asOf, among, atYears: [1] })).groups[0]).toMatchObject({
        n: 3,
        events: 1,
      });
      const ends = await cumulativeIncidence(model, { asOf, causes: 'REASON', by: ['AGE_BAND'] });
      expect(ends.groups.map(({ n }) => n)).toEqual([2, 1, 1, 2]);
      const led = await timeToLeadership(model, { asOf, by: ['SEX'] });
      expect(keyed(led.groups, ({ n }) => n)).toEqual({ female: 2, male: 2, unknown: 2 });
    });
  });

  it('of trainings go by the year in which they begin', async () => {
    await withModel(events, async (model) => {
      const { pooled } = await trainingOutcomes(model, { asOf, by: ['AGE_BAND', 'SEX'] });
      expect(keyed(pooled, ({ enrolled }) => enrolled)).toEqual({
        'under_25 female': 2,
        '25_to_29 male': 1,
        '45_to_49 male': 1,
        'unknown unknown': 2,
      });
    });
  });
});

/** The band of an age, by looking through the published labels. */
function bandOf(age: number): string {
  const found = ageBands.terms.find(({ label }) => {
    const [, from, to] = /^(\d+) to (\d+)$/.exec(label) ?? [];
    return label === 'Under 25'
      ? age < 25
      : label === '60 and over'
        ? age >= 60
        : Number(from) <= age && age <= Number(to);
  });
  return found!.code;
}

it('every age has the band whose label says so', async () => {
  const ages = fc.array(fc.integer({ min: 20, max: 75 }), { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(ages, async (all) => {
      const people = all.flatMap((age, index) =>
        teacher(String(index), [['2010-01-01', { birthYear: 2010 - age }]]),
      );
      await withModel(people, async (model) => {
        const { pooled } = await retention(model, { asOf, years: [1], by: ['AGE_BAND'] });
        const expected = new Map<string, number>();
        for (const age of all) expected.set(bandOf(age), (expected.get(bandOf(age)) ?? 0) + 1);
        expect(keyed(pooled, ({ n }) => n)).toEqual(Object.fromEntries(expected));
      });
    }),
    { numRuns: 5 },
  );
}, 60_000);
