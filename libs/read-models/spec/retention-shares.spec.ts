import { describe, expect, it } from '@jest/globals';
import { cohortPeriods, periods } from '../src/cohort/periods.js';
import type { RetentionArgs } from '../src/retention/retention.answer.js';
import { retention } from '../src/retention/retention.js';
import { survival } from '../src/survival/survival.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];
const share = (organisation: string, part: number) => ({ organisation, share: part });

/** Trained jointly, in service from 1 September 2015. */
const trained = (id: string, attribution: readonly object[] | undefined, ...more: readonly Told[]) =>
  record(
    `teacher-synthetic-${id}`,
    ['TrainingStarted', '2014-09-01', { route: 'scitt', ...(attribution && { attribution }) }],
    ['QtsAwarded', '2015-07-01'],
    ['PostStarted', '2015-09-01', { post: 'p', role: 'classroom_teacher', employer: 'S1' }],
    ...more,
  );

const events = [
  ...trained('stays', [share('A', 0.75), share('B', 0.25)]),
  ...trained('leaves', [share('A', 0.5), share('B', 0.5)], ['LeftTeaching', '2016-01-01']),
  ...trained('told-later', [share('A', 1)], ['TraineeAttributed', '2017-01-01', { attribution: [share('B', 1)] }]), // prettier-ignore
  ...trained('nobodys', undefined),
];
const asked = (args: Partial<RetentionArgs>) =>
  withModel(events, (model) =>
    retention(model, { asOf: '2020-01-01', years: [1], by: ['ATTRIBUTED_TO'], ...args }),
  );

describe('retention by whom trainees are attributed to', () => {
  it('counts each in parts: the percentage is of the shares, heads stand beside them', async () => {
    const { pooled, basis } = await asked({});
    expect(pooled.map(({ group, n, weighted }) => [group[0]!.value, n, weighted])).toEqual([
      ['A', 3, 2.25],
      ['B', 2, 0.75],
    ]);
    const [a, b] = pooled.map(({ cells }) => cells[0]!);
    expect(a).toMatchObject({ eligible: 3, retained: 2, weighted: { eligible: 2.25, retained: 1.75 } });
    expect(a!.percent).toBeCloseTo((100 * 1.75) / 2.25, 10);
    expect(b!.percent).toBeCloseTo((100 * 0.25) / 0.75, 10);
    expect(basis.n).toBe(3);
    expect(basis.warnings.join()).toContain('add up the weighted numbers');
  });

  it('has limits for as many heads as the weights are worth', async () => {
    const halves = await withModel(
      [
        ...trained('one', [share('A', 0.5)]),
        ...trained('two', [share('A', 0.5)], ['LeftTeaching', '2016-01-01']),
      ],
      async (model) => [
        await retention(model, { asOf: '2020-01-01', years: [1], by: ['ATTRIBUTED_TO'] }),
        await retention(model, { asOf: '2020-01-01', years: [1] }),
      ],
    );
    const [shared, whole] = halves.map(({ pooled }) => pooled[0]!.cells[0]!);
    expect(shared!.limits!.lower).toBeCloseTo(whole!.limits!.lower, 10);
    expect(shared!.limits!.upper).toBeCloseTo(whole!.limits!.upper, 10);
    expect(whole!.weighted).toBeNull();
  });

  it('goes by what was said when QTS was awarded, or by what was last said', async () => {
    const { pooled, basis } = await asked({ attribution: 'CURRENT' });
    expect(pooled.map(({ n, weighted }) => [n, weighted])).toEqual([
      [2, 1.25],
      [3, 1.75],
    ]);
    expect(basis.warnings.join()).toContain('it describes');
    await expect(asked({ attribution: 'CURRENT', by: ['TRUST'] })).rejects.toThrow('headcount');
  });

  it('narrows to the shares of one organisation, and nothing else counts shares', async () => {
    const { cohorts, pooled } = await asked({
      by: [],
      among: [{ dimension: 'ATTRIBUTED_TO', values: ['B'] }],
    });
    expect([cohorts[0]!.weighted, pooled[0]!.weighted]).toEqual([0.75, 0.75]);
    await withModel(events, async (model) => {
      const by = { asOf: '2020-01-01', by: ['ATTRIBUTED_TO'] } as const;
      await expect(survival(model, by)).rejects.toThrow('only retention counts shares');
    });
  });
});

describe('latecomers', () => {
  it('can be left out, and are counted beside', async () => {
    const late = trained('late', undefined, ['ObservationStarted', '2016-03-01']);
    const [all, without] = await withModel([...events, ...late], async (model) => {
      const args = { asOf: '2020-01-01', years: [1] };
      return [await retention(model, args), await retention(model, { ...args, latecomers: 'OUT' })];
    });
    expect([all!.cohorts[0]!.n, all!.cohorts[0]!.observedLate]).toEqual([5, 1]);
    expect([without!.cohorts[0]!.n, without!.cohorts[0]!.observedLate]).toEqual([4, 1]);
    expect(without!.cohorts[0]!.cells[0]).toMatchObject({ eligible: 4, retained: 3 });
  });
});

describe('cohorts of another time than the academic year', () => {
  it('are named as they are written, and complete once their own time has passed', async () => {
    const of = async (cohortBy: RetentionArgs['cohortBy'], asOf: string) =>
      (await asked({ by: [], cohortBy: cohortBy!, asOf })).cohorts.map(({ cohort, cells }) => [
        cohort,
        cells[0]!.complete,
      ]);
    expect(await of('ACADEMIC_YEAR', '2016-08-31')).toEqual([['2014/15', true]]);
    expect(await of('CALENDAR_YEAR', '2016-12-30')).toEqual([['2015', false]]);
    expect(await of('CALENDAR_YEAR', '2016-12-31')).toEqual([['2015', true]]);
    expect(await of('FINANCIAL_YEAR', '2017-03-30')).toEqual([['2015-16', false]]);
    expect(await of('FINANCIAL_YEAR', '2017-03-31')).toEqual([['2015-16', true]]);
    expect(await of('MONTH', '2016-07-30')).toEqual([['2015-07', false]]);
    expect(await of('MONTH', '2016-07-31')).toEqual([['2015-07', true]]);
    await expect(asked({ cohortBy: 'MONTH', cohorts: ['2014/15'] })).rejects.toThrow('like 2014-09');
  });

  it.each(cohortPeriods)('reads a %s as it writes it, and nothing else', (kind) => {
    const { nameOf, numberOf, example } = periods[kind];
    expect(nameOf(numberOf(example)!)).toBe(example);
    for (const wrong of ['2014-13', '2014-16', '14', '2014/16', '']) expect(numberOf(wrong)).toBeUndefined();
  });
});
