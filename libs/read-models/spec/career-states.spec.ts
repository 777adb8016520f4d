import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ImpossibleQuestion } from '../src/answer.js';
import { vacancyForecast } from '../src/forecast/vacancy-forecast.js';
import { careerStates } from '../src/multi-state/career-states.js';
import { timeToStage } from '../src/pipeline/time-to-stage.js';
import { transitions } from '../src/pipeline/transitions.js';
import type { Answering } from '../src/read-model.js';
import { withModel } from './opened-model.js';
import { careers } from './random-careers.js';
import { record } from './record.js';

const asOf = '2020-01-01';
const origins = ['ENTRY', 'TRAINING'] as const;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Two teachers who are trained, one of whom never begins; one who leaves as a middle leader and comes back. */
const few = [
  ...record(
    'teacher-synthetic-1',
    ['TrainingStarted', '2011-09-01', { route: 'scitt' }],
    ['QtsAwarded', '2012-07-01'],
    ['PostStarted', '2012-09-01', { post: 'p1', role: 'classroom_teacher', employer: 'S1' }],
    ['InductionPassed', '2013-09-01'],
    ['PostStarted', '2014-09-01', { post: 'p2', role: 'middle_leader', employer: 'S1' }],
    ['LeftTeaching', '2015-09-01'],
    ['PostStarted', '2017-09-01', { post: 'p3', role: 'classroom_teacher', employer: 'S1' }],
  ),
  ...record(
    'teacher-synthetic-2',
    ['TrainingStarted', '2011-09-01', { route: 'scitt' }],
    ['QtsAwarded', '2012-07-01'],
  ),
];

describe('flows', () => {
  const window = { from: '2014-01-01', to: '2016-12-31' };

  it('are told of a window: who is there before it, who comes and goes, who is there at its end', async () => {
    const { flows } = await withModel(few, (model) =>
      transitions(model, { asOf, ...window, origin: 'TRAINING' }),
    );
    const flow = (state: string, [opening, begun, movedIn, movedOut, closing]: readonly number[]) => ({
      state,
      opening,
      begun,
      movedIn,
      movedOut,
      closing,
    });
    expect(flows).toEqual([
      flow('trainee', [1, 0, 0, 0, 1]),
      flow('experienced teacher', [1, 0, 0, 1, 0]),
      flow('middle leader', [0, 0, 1, 1, 0]),
      flow('out of service', [0, 0, 1, 0, 1]),
    ]);
  });

  it('add up for careers of any kind, and from one window to the next', async () => {
    await fc.assert(
      fc.asyncProperty(careers(30), fc.constantFrom(...origins), async (events, origin) => {
        await withModel(events, async (model) => {
          const [first, next] = [
            await transitions(model, { asOf, from: '2013-01-01', to: '2014-08-31', origin }),
            await transitions(model, { asOf, from: '2014-09-01', to: '2016-06-30', origin }),
          ];
          for (const { flows } of [first, next])
            for (const { opening, begun, movedIn, movedOut, closing } of flows)
              expect(opening + begun + movedIn).toBe(movedOut + closing);
          for (const { state, opening } of next.flows)
            expect(first.flows.find((flow) => flow.state === state)?.closing ?? 0).toBe(opening);
        });
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);
});

describe('career states', () => {
  it('follow a career from its origin, out of service and back', async () => {
    const answer = await withModel(few, (model) => careerStates(model, { asOf, atDays: [0, 365, 5000] }));
    expect(answer.basis.n).toBe(1);
    expect(answer.initial).toEqual([{ state: 'early career teacher', count: 1 }]);
    expect(answer.last).toEqual([{ state: 'experienced teacher', count: 1 }]);
    expect(answer.transitions.map(({ from, to, count }) => [from, to, count])).toEqual([
      ['early career teacher', 'experienced teacher', 1],
      ['experienced teacher', 'middle leader', 1],
      ['middle leader', 'out of service', 1],
      ['out of service', 'experienced teacher', 1],
    ]);
    expect(answer.occupancy[1]!.shares!.find(({ share }) => share === 1)?.state).toBe('experienced teacher');
    expect(answer.occupancy[2]!.shares).toBeNull();
  });

  it('have shares that add up to 1, in a band that repeats, and the moves and time of one long window', async () => {
    await fc.assert(
      fc.asyncProperty(careers(30), fc.constantFrom(...origins), async (events, origin) => {
        await withModel(events, (model) => addsUp(model, origin));
      }),
      { numRuns: 5, endOnFailure: true },
    );
  }, 120_000);
});

async function addsUp(model: Answering, origin: (typeof origins)[number]): Promise<void> {
  const asked = { asOf, origin, atDays: [0, 365, 1000], atYears: [4], band: 50 };
  const answer = await careerStates(model, asked);
  expect(await careerStates(model, asked)).toEqual(answer);
  expect(sum(answer.initial.map(({ count }) => count))).toBe(answer.basis.n);
  expect(sum(answer.last.map(({ count }) => count))).toBe(answer.basis.n);
  for (const { shares } of answer.occupancy)
    if (shares) expect(sum(shares.map(({ share }) => share))).toBeCloseTo(1, 12);
  const whole = await transitions(model, { asOf, origin, from: '2000-01-01', to: asOf });
  expect(answer.transitions).toEqual(
    whole.transitions.map((change) => expect.objectContaining({ count: change.count })),
  );
  expect(answer.transitions.map(({ from, to }) => [from, to])).toEqual(
    whole.transitions.map(({ from, to }) => [from, to]),
  );
  whole.personYears.forEach(({ personYears }, index) =>
    expect(answer.personYears[index]!.personYears).toBeCloseTo(personYears, 9),
  );
}

describe('the time to a stage', () => {
  it('has leaving as the other way it can go', async () => {
    const { stages } = await withModel(few, (model) =>
      timeToStage(model, { asOf, stages: ['middle leader', 'headteacher'], atDays: [700, 800, 9000] }),
    );
    const shares = stages.map(({ incidence }) => incidence.map((at) => at.incidence));
    expect(shares).toEqual([
      [0, 1, 1],
      [0, 0, 0],
    ]);
    expect(stages.map(({ kmMedianDaysLeaversCensored }) => kmMedianDaysLeaversCensored)).toEqual([730, null]);
  });
});

describe('what cannot be asked', () => {
  it('is refused with a word on what to ask instead', async () => {
    await withModel(few, async (model) => {
      const refused = [
        () => careerStates(model, { asOf, atDays: [-1] }),
        () => careerStates(model, { asOf, level: 1 }),
        () => careerStates(model, { asOf, band: 0 }),
        () => vacancyForecast(model, { asOf, snapshots: ['2019-01-01'] }),
        () => vacancyForecast(model, { asOf, snapshots: ['2019-01-01', '2020-01-02'] }),
        () => vacancyForecast(model, { asOf, horizons: [0] }),
      ];
      for (const question of refused) await expect(question()).rejects.toThrow(ImpossibleQuestion);
    });
  });
});

describe('a forecast', () => {
  it('is null where nobody was in a stage, and says so when snapshots are no year apart', async () => {
    const answer = await withModel(few, (model) =>
      vacancyForecast(model, { asOf, snapshots: ['2014-10-01', '2016-10-01'], horizons: [1] }),
    );
    const of = (stage: string) => answer.stages.find((forecast) => forecast.stage === stage)!;
    expect(of('middle leader')).toMatchObject({ stock: 0, annualExitProbability: 1 });
    expect(of('headteacher')).toMatchObject({
      annualExitProbability: null,
      ahead: [{ vacanciesIfRefilled: null }],
    });
    expect(answer.basis.warnings).toEqual([expect.stringContaining('not a year apart')]);
  });

  it('spreads the first year over the months in which people left, and they add up to it', async () => {
    const heads = ['1', '2', '3', '4'].flatMap((id) =>
      record(
        `teacher-synthetic-${id}`,
        ['QtsAwarded', '2005-07-01'],
        ['PostStarted', '2010-09-01', { post: 'p', role: 'headteacher', employer: 'S1' }],
        ...(id === '1' ? [['LeftTeaching', '2016-08-31'] as const] : []),
        ...(id === '2' ? [['LeftTeaching', '2017-12-31'] as const] : []),
      ),
    );
    const answer = await withModel(heads, (model) =>
      vacancyForecast(model, { asOf, snapshots: ['2015-10-31', '2016-10-31', '2017-10-31', '2018-10-31'] }),
    );
    const of = answer.stages.find(({ stage }) => stage === 'headteacher')!;
    expect(of.annualExitProbability).toBeCloseTo(2 / 10, 12);
    expect(of.months.map(({ month }) => month).slice(0, 3)).toEqual(['2018-11', '2018-12', '2019-01']);
    const expected = of.months.map(({ vacancies }) => vacancies.expected);
    expect(sum(expected)).toBeCloseTo(of.ahead[0]!.vacanciesIfRefilled!.expected, 12);
    expect([expected[1], expected[9]]).toEqual([expected[9], expect.closeTo(0.2, 12)]);
    expect(answer.stages.find(({ stage }) => stage === 'executive leader')!.months).toEqual([]);
  });
});
