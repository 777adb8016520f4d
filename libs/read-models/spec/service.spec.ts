import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { cohorts } from '../src/cohort/cohort.js';
import { headcount } from '../src/pipeline/headcount.js';
import { transitions } from '../src/pipeline/transitions.js';
import { retention } from '../src/retention/retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };
const revoked = { reason: 'synthetic' };

const inServiceOn = (events: readonly StoredEvent[], ...days: readonly string[]) =>
  withModel(events, async (model) =>
    Object.fromEntries(
      await Promise.all(days.map(async (asOf) => [asOf, (await headcount(model, { asOf })).inService])),
    ),
  );

describe('QTS awarded, revoked and awarded again', () => {
  const career = record(
    'teacher-synthetic',
    ['QtsAwarded', '2012-07-01'],
    ['PostStarted', '2012-09-01', post],
    ['QtsAwarded', '2013-01-01'],
    ['QtsRevoked', '2014-03-01', revoked],
    ['QtsAwarded', '2015-06-01'],
  );

  it('is service while it is held, and the stage with it', async () => {
    expect(
      await inServiceOn(career, '2013-09-01', '2014-03-01', '2015-05-31', '2015-06-01', '2020-01-01'),
    ).toEqual({
      '2013-09-01': 1,
      '2014-03-01': 0,
      '2015-05-31': 0,
      '2015-06-01': 1,
      '2020-01-01': 1,
    });
    await withModel(career, async (model) => {
      const { byStage } = await headcount(model, { asOf: '2020-01-01' });
      expect(byStage).toEqual([{ stage: 'early career teacher', count: 1 }]);
      const window = { asOf: '2020-01-01', from: '2012-01-01', to: '2019-12-31' };
      expect((await transitions(model, window)).transitions.map(({ from, to }) => [from, to])).toEqual([
        ['early career teacher', 'out of service'],
        ['out of service', 'early career teacher'],
      ]);
    });
  });

  it('leaves the cohort that of the earliest award, and counts as come back', async () => {
    await withModel(career, async (model) => {
      const view = { asOf: '2020-01-01' };
      expect((await cohorts(model, view)).cohorts).toEqual([
        { cohort: '2011/12', qualified: 1, entered: 1, inService: 1 },
      ]);
      const { pooled } = await retention(model, { ...view, years: [1, 2, 3] });
      expect(pooled[0]!.cells.map(({ retained }) => retained)).toEqual([1, 0, 1]);
    });
  });

  it('is held at the close of a day if it was awarded after it was revoked that day, else not', async () => {
    const start = [
      ['QtsAwarded', '2012-07-01'],
      ['PostStarted', '2012-09-01', post],
    ] as const;
    const awarded = ['QtsAwarded', '2014-03-01'] as const;
    const struck = ['QtsRevoked', '2014-03-01', revoked] as const;
    expect(await inServiceOn(record('teacher-a', ...start, struck, awarded), '2014-03-01')).toEqual({
      '2014-03-01': 1,
    });
    expect(await inServiceOn(record('teacher-a', ...start, awarded, struck), '2014-03-01')).toEqual({
      '2014-03-01': 0,
    });
  });
});

describe('EYTS', () => {
  it('ends the training that it was awarded for', async () => {
    const career = record(
      'teacher-synthetic',
      ['TrainingStarted', '2012-09-01', { route: 'early_years_postgrad' }],
      ['EytsAwarded', '2013-07-01'],
    );
    await withModel(career, async (model) => {
      const window = {
        asOf: '2020-01-01',
        from: '2012-01-01',
        to: '2019-12-31',
        origin: 'TRAINING',
      } as const;
      expect((await transitions(model, window)).transitions).toMatchObject([
        { from: 'trainee', to: 'out of service', count: 1 },
      ]);
    });
  });
});
