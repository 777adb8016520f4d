import { describe, expect, it } from '@jest/globals';
import { ImpossibleQuestion } from '../src/answer.js';
import { forecastBacktest } from '../src/forecast/forecast-backtest.js';
import { examplesAreThere, readExample } from './example.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

/** Four heads since 2010: one goes in 2011, which is recorded two years late; one in 2012; two stay. */
const heads = ['1', '2', '3', '4'].flatMap((id) => [
  ...record(
    `teacher-synthetic-${id}`,
    ['QtsAwarded', '2005-07-01'],
    ['PostStarted', '2010-09-01', { post: 'p', role: 'headteacher', employer: 'S1' }],
    ...(id === '1' ? [['LeftTeaching', '2011-03-01', {}, '2013-03-01T12:00:00Z'] as const] : []),
    ...(id === '2' ? [['LeftTeaching', '2012-03-01'] as const] : []),
  ),
]);

const asOf = '2014-01-01';

describe('a forecast held against what came', () => {
  it('knows only what was on record then, and is judged by what is known now', async () => {
    const answer = await withModel(heads, (model) =>
      forecastBacktest(model, { asOf, madeOn: ['2012-01-01', '2013-01-01'], years: 1 }),
    );
    const ofHeads = answer.forecasts.map(({ stages }) =>
      stages.find(({ stage }) => stage === 'headteacher')!,
    );
    expect(ofHeads.map(({ vacanciesIfRefilled }) => vacanciesIfRefilled)).toEqual([
      { expected: 0, lower: 0, upper: 0, actual: 1 },
      { expected: 3 * (1 / 8), lower: 0, upper: 2, actual: 0 },
    ]);
    expect(answer.scoreIfRefilled).toMatchObject({ n: 2, shareInRange: 0.5 });
    expect(answer.forecasts[0]!.knownAt).toBe('2012-01-01T23:59:59.999Z');
  });

  it('is null where nothing was on record, and says so', async () => {
    const answer = await withModel(heads, (model) =>
      forecastBacktest(model, { asOf, madeOn: ['2004-01-01'] }),
    );
    expect(answer.scoreIfRefilled).toBeNull();
    expect(answer.basis.warnings).toEqual([expect.stringContaining('2004-01-01')]);
  });

  it('refuses days whose end is not known yet', async () => {
    await withModel(heads, async (model) => {
      await expect(forecastBacktest(model, { asOf, madeOn: ['2013-01-02'] })).rejects.toThrow(
        ImpossibleQuestion,
      );
    });
  });

  (examplesAreThere ? it : it.skip)(
    'adds up for the worked example: over one year both methods expect the same, and the same comes',
    async () => {
      const { events } = readExample('x5_synthetic_1200');
      const answer = await withModel(events, (model) => forecastBacktest(model, { asOf: '2024-10-31' }));
      expect(answer.forecasts).toHaveLength(5);
      for (const { stages } of answer.forecasts)
        for (const { vacanciesIfRefilled, vacanciesIfNotRefilled } of stages) {
          expect(vacanciesIfNotRefilled?.actual).toBe(vacanciesIfRefilled?.actual);
          expect(vacanciesIfNotRefilled?.expected ?? 0).toBeCloseTo(vacanciesIfRefilled?.expected ?? 0, 9);
        }
      expect(answer.scoreIfRefilled!.shareInRange).toBeGreaterThan(0.5);
    },
    60_000,
  );
});
