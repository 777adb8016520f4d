import { describe, expect, it } from '@jest/globals';
import { trainingReplay } from '../src/replay/replay.js';
import { retention } from '../src/retention/retention.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const post = { post: 'p', role: 'classroom_teacher', employer: 'S1' };

const teacher = (id: string, ...facts: Parameters<typeof record>[1][]) =>
  record(
    `teacher-synthetic-${id}`,
    ['TrainingStarted', '2009-09-01', { route: 'scitt' }],
    ['QtsAwarded', '2010-07-01'],
    ['PostStarted', '2010-09-01', post],
    ...facts,
  );

const cohort = [
  teacher('stays'),
  teacher('leaves-early', ['LeftTeaching', '2011-08-31']),
  teacher('leaves-late', ['LeftTeaching', '2014-08-31']),
  teacher('back', ['LeftTeaching', '2011-08-31'], ['ReturnedToTeaching', '2012-01-01']),
  record('teacher-synthetic-untrained', ['QtsAwarded', '2010-07-01'], ['PostStarted', '2010-09-01', post]),
  record(
    'teacher-synthetic-corrected',
    ['TrainingStarted', '2009-09-01', { route: 'scitt' }],
    ['QtsAwarded', '2010-05-01'],
    ['PostStarted', '2010-09-01', post],
    [
      'FactCorrected',
      '2010-10-01',
      {
        factId: 'teacher-synthetic-corrected-2',
        correctedEffectiveOn: '2010-07-01',
        changes: {},
        reason: 'x',
      },
    ],
  ),
].flat();

const asked = { asOf: '2016-08-31', cohort: '2009/10', years: [1, 2, 3, 4, 5] };

describe('a cohort replayed under the three-year model', () => {
  it('is told since QTS and since the start of training, as it was and as it would be', async () => {
    await withModel(cohort, async (model) => {
      const answer = await trainingReplay(model, { ...asked, model: 'three_year' });
      expect(answer).toMatchObject({ n: 5, withoutTraining: 1, qtsAtEndOfYear: 3, moved: 5 });
      const told = ({ sinceQts, sinceTraining, qualified }: typeof answer.actual) => ({
        qualified,
        sinceQts: sinceQts.map(({ retained }) => retained),
        sinceTraining: sinceTraining.map(({ retained }) => retained),
      });
      expect(told(answer.actual)).toEqual({
        qualified: 5,
        sinceQts: [5, 4, 4, 4, 3],
        sinceTraining: [5, 3, 4, 4, 3],
      });
      expect(told(answer.replayed)).toEqual({
        qualified: 4,
        sinceQts: [4, 4, 3, 3, null],
        sinceTraining: [0, 0, 4, 4, 3],
      });
      expect(answer.replayed.sinceQts[2]!.percent).toBe(75);
    });
  });

  it('is as it was where nothing moves, and writes nothing', async () => {
    await withModel(cohort, async (model) => {
      const before = await retention(model, asked);
      const same = await trainingReplay(model, { ...asked, model: 'one_year' });
      expect(same.moved).toBe(0);
      expect(same.replayed).toEqual(same.actual);
      await trainingReplay(model, { ...asked, model: 'three_year', knownAt: '2015-01-01T00:00:00Z' });
      expect(await retention(model, asked)).toEqual(before);
    });
  });

  it('refuses a model that is none', async () => {
    await withModel(cohort, async (model) => {
      await expect(trainingReplay(model, { ...asked, model: 'ten_year' })).rejects.toThrow('model is one of');
    });
  });

  it('brings the award forward for who was trained for three years', async () => {
    const slow = record(
      'teacher-synthetic-slow',
      ['TrainingStarted', '2010-09-01', { route: 'scitt', trainingModel: 'three_year' }],
      ['PostStarted', '2011-09-01', post],
      ['QtsAwarded', '2013-07-01'],
    );
    await withModel(slow, async (model) => {
      const answer = await trainingReplay(model, {
        ...asked,
        cohort: '2012/13',
        years: [1, 2, 3],
        model: 'one_year',
      });
      expect(answer.actual.sinceTraining.map(({ retained }) => retained)).toEqual([0, 0, 1]);
      expect(answer.replayed.sinceTraining.map(({ retained }) => retained)).toEqual([1, 1, 1]);
    });
  });
});
