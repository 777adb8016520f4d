import { describe, expect, it } from '@jest/globals';
import type { Among } from '../src/grouping/grouping.js';
import { cumulativeIncidence } from '../src/competing-risks/incidence.js';
import { retention } from '../src/retention/retention.js';
import { survivalComparison } from '../src/survival/comparison.js';
import { survival } from '../src/survival/survival.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const asOf = '2020-08-31';
const school = (id: string, trust: string) =>
  record(
    `organisation-${id}`,
    ['SchoolRegistered', '2000-01-01', { name: id }],
    ['TrustJoined', '2000-01-01', { trust }],
  );
const teacher = (id: string, route: string, employer: string, qtsOn: string, leftOn?: string) =>
  record(
    `teacher-synthetic-${id}`,
    ['TrainingStarted', '2009-09-01', { route }],
    ['QtsAwarded', qtsOn],
    ['PostStarted', qtsOn, { post: 'p', role: 'classroom_teacher', employer }],
    ...(leftOn ? [['LeftTeaching', leftOn, { reason: 'retired' }] as const] : []),
  );
const events = [
  ...school('S1', "the 'first' trust"),
  ...school('S2', 'T2'),
  ...teacher('a', 'A', 'S1', '2010-07-01', '2012-01-01'),
  ...teacher('b', 'A', 'S2', '2010-07-01'),
  ...teacher('c', 'B', 'S1', '2010-07-01', '2011-01-01'),
  ...teacher('d', 'B', 'S2', '2011-07-01', '2013-01-01'),
];
const route = (...values: string[]): Among => ({ dimension: 'ROUTE', values });

describe('among', () => {
  it('counts what the same group counts that is asked for by name', async () => {
    await withModel(events, async (model) => {
      const years = [1, 2];
      const grouped = await retention(model, { asOf, years, by: ['ROUTE'] });
      for (const { group, ...figures } of grouped.pooled) {
        const [narrowed] = (await retention(model, { asOf, years, among: [route(group[0]!.value)] })).pooled;
        expect(narrowed).toMatchObject({ ...figures, group: [] });
      }
      const curves = await survival(model, { asOf, by: ['ROUTE'], atYears: [1] });
      for (const { group, ...figures } of curves.groups) {
        const narrowed = await survival(model, { asOf, among: [route(group[0]!.value)], atYears: [1] });
        expect(narrowed.groups).toEqual([{ group: [], ...figures }]);
      }
    });
  });

  it('takes those who are among all, in a scope too, whatever the id', async () => {
    await withModel(events, async (model) => {
      const trust: Among = { dimension: 'TRUST', values: ["the 'first' trust"] };
      const of = async (...among: Among[]) =>
        (await retention(model, { asOf, years: [1], scope: 'TRUST', among })).basis.n;
      expect(await of()).toBe(4);
      expect(await of(trust)).toBe(2);
      expect(await of(trust, route('A'))).toBe(1);
      expect(await of(route('A', 'B'))).toBe(4);
      expect(await of({ dimension: 'COHORT', values: ['2010/11'] })).toBe(1);
      expect(await of(route("A' OR true --"))).toBe(0);
    });
  });

  it('narrows a comparison and an incidence', async () => {
    await withModel(events, async (model) => {
      const among = [{ dimension: 'COHORT', values: ['2009/10'] } as const];
      const { groups } = await survivalComparison(model, { asOf, by: ['ROUTE'], among });
      expect(groups.map(({ n }) => n)).toEqual([2, 1]);
      const incidence = await cumulativeIncidence(model, { asOf, causes: 'REASON', among });
      expect(incidence.groups[0]).toMatchObject({ n: 3, events: 2 });
    });
  });

  it('refuses what cannot be', async () => {
    await withModel(events, async (model) => {
      const ask = (among: Among) => retention(model, { asOf, years: [1], among: [among] });
      await expect(ask(route())).rejects.toThrow('at least one value');
      await expect(ask({ dimension: 'COHORT', values: ['2010'] })).rejects.toThrow('written like 2014/15');
    });
  });
});
