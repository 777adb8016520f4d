import { describe, expect, it } from '@jest/globals';
import { grayTest } from '#statistics/comparison/gray';
import { inTimeOrder } from '#statistics/risk-set/observations';
import { incidenceComparison } from '../src/competing-risks/incidence-comparison.js';
import { survivalComparison } from '../src/survival/comparison.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

const ENTRY = '2013-09-01';
const day = (days: number): string =>
  new Date(Date.parse(ENTRY) + days * 86_400_000).toISOString().slice(0, 10);

/** Entered on 1 September 2013 by a route, and left after so many days for a reason; 0: still there. */
const people: readonly (readonly [route: string, days: number, reason?: string])[] = [
  ['scitt', 100, 'retirement'], ['scitt', 200, 'other'], ['scitt', 300, 'retirement'], ['scitt', 0], ['scitt', 0],
  ['teach_first', 150, 'other'], ['teach_first', 250, 'other'], ['teach_first', 300, 'retirement'], ['teach_first', 0],
]; // prettier-ignore

const careers = (...also: readonly Told[]) =>
  people.flatMap(([route, days, reason], index) =>
    record(
      `teacher-synthetic-${index}`,
      ['TrainingStarted', '2012-09-01', { route }],
      ['QtsAwarded', '2013-07-01'],
      ['PostStarted', ENTRY, { post: 'p', employer: 'S', role: 'classroom_teacher' }],
      ...also,
      ...(days > 0 ? [['LeftTeaching', day(days), { reason }] as const] : []),
    ),
  );
const asked = { asOf: '2020-01-01', causes: 'REASON', by: ['ROUTE'] } as const;

describe('whether the reasons for leaving differ between groups', () => {
  it('tests the share by Gray and the rate by the log-rank test of each reason', async () => {
    await withModel(careers(), async (model) => {
      const { causes, groups, basis } = await incidenceComparison(model, asked);
      expect(causes.map(({ cause, events }) => [cause, events])).toEqual([['other', 3], ['retirement', 3]]); // prettier-ignore
      expect(groups.map(({ n }) => n)).toEqual([5, 4]);
      const still = 2313;
      const byHand = inTimeOrder({
        exit: people.map(([, days]) => days || still),
        cause: people.map(([, , reason]) => (reason === 'other' ? 1 : reason === 'retirement' ? 2 : 0)),
        group: people.map(([route]) => (route === 'scitt' ? 0 : 1)),
      });
      causes.forEach(({ share }, index) => expect(share).toEqual(grayTest([byHand], index + 1)));
      expect(causes[0]!.share.chiSquared).toBeGreaterThan(0);
      for (const { cause, rate } of causes)
        expect(rate).toMatchObject(
          await survivalComparison(model, { asOf: asked.asOf, by: asked.by, reason: cause }).then(
            ({ chiSquared, degreesOfFreedom, p }) => ({ chiSquared, degreesOfFreedom, p }),
          ),
        );
      expect(basis).toMatchObject({ n: 9, followed: { events: 6, censored: 3 }, warnings: [] });
    });
  });

  it('has no test of the share with delayed entry, and says so', async () => {
    await withModel(careers(['ObservationStarted', '2013-10-01']), async (model) => {
      const { causes, basis } = await incidenceComparison(model, asked);
      expect(causes[0]!.share).toEqual({ chiSquared: null, degreesOfFreedom: null, p: null });
      expect(causes[0]!.rate.chiSquared).toBeGreaterThan(0);
      expect(basis.warnings.join()).toContain('Gray’s test knows no delayed entry');
      const without = await incidenceComparison(model, { ...asked, delayedEntry: false });
      expect(without.causes[0]!.share.chiSquared).toBeGreaterThan(0);
    });
  });

  it('compares what comes first, within strata too, and refuses no groups', async () => {
    await withModel(careers(), async (model) => {
      const first = await incidenceComparison(model, {
        ...asked,
        causes: 'FIRST_EVENT',
        strata: ['FIRST_SCHOOL'],
      });
      expect(first.causes.map(({ cause }) => cause)).toEqual(['leave', 'promotion', 'move']);
      expect(first.causes[1]).toMatchObject({ events: 0, share: { chiSquared: null }, rate: { p: null } });
      await expect(incidenceComparison(model, { ...asked, by: [] })).rejects.toThrow('by must name');
    });
  });
});

describe('how far survival is apart', () => {
  it('stands beside each pair, by default after five years', async () => {
    await withModel(careers(), async (model) => {
      const { pairs } = await survivalComparison(model, { asOf: asked.asOf, by: ['ROUTE'] });
      expect(pairs![0]!.apart).toMatchObject([{ time: 1826.25, difference: expect.closeTo(0.4 - 0.25, 12) }]);
      const asDays = await survivalComparison(model, { asOf: asked.asOf, by: ['ROUTE'], atDays: [100] });
      expect(asDays.pairs![0]!.apart).toMatchObject([{ time: 100, difference: expect.closeTo(0.8 - 1, 12) }]);
    });
  });
});
