import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { trainingOutcomes } from '../src/training/outcomes.js';
import type { TrainingOutcomes } from '../src/training/outcomes.answer.js';
import { trainingWithdrawals } from '../src/training/withdrawals.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

type Told = Parameters<typeof record>[1];

let number = 0;
const trainee = (...facts: readonly Told[]): readonly StoredEvent[] =>
  record(`teacher-synthetic-${(number += 1)}`, ...facts);
const started = (on: string, route = 'scitt', more: object = {}): Told => [
  'TrainingStarted',
  on,
  { route, ...more },
];
const deferred = (on: string): Told => ['TrainingDeferred', on, { reason: 'other' }];
const withdrawn = (on: string, ...reasons: readonly string[]): Told => [
  'TrainingWithdrawn',
  on,
  { reasons, trigger: 'trainee', futureInterest: 'no' },
];
const qts = (on: string): Told => ['QtsAwarded', on];

const population = [
  trainee(started('2014-09-01'), qts('2015-07-01')),
  trainee(
    started('2014-10-01'),
    deferred('2015-01-10'),
    ['TrainingResumed', '2015-09-01'],
    qts('2016-07-01'),
  ),
  trainee(started('2014-09-01'), deferred('2015-01-10'), withdrawn('2015-02-01', 'got_a_job', 'unknown')),
  trainee(started('2014-09-01'), withdrawn('2014-11-05')),
  trainee(started('2014-09-01'), withdrawn('2014-11-20', 'transferred_to_another_provider')),
  trainee(started('2014-09-01'), withdrawn('2014-12-01', 'record_added_in_error')),
  trainee(started('2014-09-01'), started('2015-09-01', 'early_years_postgrad'), qts('2016-02-01'), [
    'EytsAwarded',
    '2016-07-01',
  ]),
  trainee(started('2015-09-01'), deferred('2016-01-10')),
  trainee(started('2015-09-01', 'school_direct_salaried', { partnership: 'p' })),
].flat();

const counts = ({
  enrolled,
  gainedQts,
  gainedEyts,
  withdrawn: lost,
  transferred,
  deferred: away,
  inTraining,
}: TrainingOutcomes) => [enrolled, gainedQts, gainedEyts, lost, transferred, away, inTraining];

describe('what becomes of trainings', () => {
  it('is told by intake, and adds up to the enrolled', async () => {
    await withModel(population, async (model) => {
      const { intakes, pooled, enteredInError, basis } = await trainingOutcomes(model, {
        asOf: '2020-01-01',
      });
      expect(intakes.map((row) => [row.intake, ...counts(row)])).toEqual([
        ['2014/15', 6, 2, 0, 2, 2, 0, 0],
        ['2015/16', 3, 0, 1, 0, 0, 1, 1],
      ]);
      expect(pooled.map(counts)).toEqual([[9, 2, 1, 2, 2, 1, 1]]);
      expect([enteredInError, basis.n]).toEqual([1, 8]);
      expect(intakes[0]!.qts).toMatchObject({ count: 2, of: 6, percent: (2 / 6) * 100 });
    });
  });

  it('is told as it stood on the day', async () => {
    await withModel(population, async (model) => {
      const on = async (asOf: string) =>
        (await trainingOutcomes(model, { asOf })).intakes.map((row) => counts(row));
      expect(await on('2014-09-30')).toEqual([[6, 0, 0, 0, 0, 0, 6]]);
      expect(await on('2015-01-31')).toEqual([[6, 0, 0, 1, 1, 2, 2]]);
      expect((await on('2015-09-01'))[0]).toEqual([6, 1, 0, 2, 2, 0, 1]);
    });
  });

  it('is told of the routes asked for, by group, and of the deferred against the others', async () => {
    await withModel(population, async (model) => {
      const asOf = '2020-01-01';
      const { pooled } = await trainingOutcomes(model, { asOf, routes: ['school_direct_salaried'] });
      expect(pooled.map(counts)).toEqual([[1, 0, 0, 0, 0, 0, 1]]);
      const { byDeferral, deferralApart, ...grouped } = await trainingOutcomes(model, {
        asOf,
        by: ['PARTNERSHIP'],
      });
      expect(grouped.pooled.map((row) => [row.group[0]!.value, row.enrolled])).toEqual([
        ['', 8],
        ['p', 1],
      ]);
      expect(counts(byDeferral[0]!)).toEqual([3, 1, 0, 1, 0, 1, 0]);
      expect(counts(byDeferral[1]!)).toEqual([6, 1, 1, 1, 2, 0, 1]);
      expect(deferralApart.qts.points).toBeCloseTo(100 * (1 / 2 - 1 / 5), 9);
    });
  });
});

describe('withdrawals from training', () => {
  it('are counted by month, reason and trigger, without records entered in error', async () => {
    await withModel(population, async (model) => {
      const { all, months, monthsOfYear, enteredInError } = await trainingWithdrawals(model, {
        asOf: '2020-01-01',
      });
      expect(all.withdrawals).toBe(3);
      expect(all.reasons.map(({ reason, countsAs, count }) => [reason, countsAs, count])).toEqual([
        [null, null, 1],
        ['got_a_job', 'loss', 1],
        ['transferred_to_another_provider', 'transfer', 1],
        ['unknown', 'loss', 1],
      ]);
      expect(all.triggers).toEqual([{ value: 'trainee', count: 3 }]);
      expect(months.map((row) => [row.month, row.withdrawals])).toEqual([
        ['2014-11', 2],
        ['2015-02', 1],
      ]);
      expect(monthsOfYear.map((row) => row.month)).toEqual(['02', '11']);
      expect(enteredInError).toBe(1);
    });
  });

  it('are those of the days asked for', async () => {
    await withModel(population, async (model) => {
      const within = async (from: string, to: string) =>
        (await trainingWithdrawals(model, { asOf: '2020-01-01', from, to })).all.withdrawals;
      expect(await within('2014-11-05', '2014-11-19')).toBe(1);
      expect(await within('2014-11-06', '2015-02-01')).toBe(2);
    });
  });
});
