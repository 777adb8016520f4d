import { describe, it } from '@jest/globals';
import { decideBy, givenBy } from '../../spec/given.js';
import { trainingVerbs } from './training.facts.js';
import type { TrainingCommand, TrainingFact } from './training.js';
import { evolveTraining, noTraining, refuseTraining } from './training.js';

const decide = decideBy(trainingVerbs, noTraining, evolveTraining, (command: TrainingCommand, training) =>
  refuseTraining(command, training, {}),
);
const given = givenBy(decide);

const salaried = { route: 'school_direct_salaried', employingSchool: 'synthetic-school-1' } as const;
const started: TrainingFact = { type: 'TrainingStarted', effectiveOn: '2022-09-01', ...salaried };
const inModel = (trainingModel: string): TrainingFact => ({ ...started, trainingModel });
const yearStarted = (year: number, effectiveOn: string): TrainingFact => ({
  type: 'TrainingYearStarted',
  effectiveOn,
  year,
});
const yearCompleted = (
  year: number,
  effectiveOn: string,
  outcome: 'met' | 'extended' | 'not_met' = 'met',
): TrainingFact => ({ type: 'TrainingYearCompleted', effectiveOn, year, outcome });
const deferred: TrainingFact = {
  type: 'TrainingDeferred',
  effectiveOn: '2023-01-09',
  reason: 'parental_leave',
};

describe('The years of a training model', () => {
  const startYear = (year: number) =>
    ({ type: 'StartTrainingYear', effectiveOn: '2023-09-01', year }) as const;
  const completeYear = { type: 'CompleteTrainingYear', effectiveOn: '2023-09-30', outcome: 'met' } as const;

  it('start with the first', () => {
    given(inModel('three_year')).when(startYear(1)).then(yearStarted(1, '2023-09-01'));
    given(inModel('three_year')).when(startYear(2)).isRefused('WRONG_STATE', 'year');
  });

  it('follow when the year before was met, not when it was extended or not met', () => {
    const first = [inModel('three_year'), yearStarted(1, '2022-09-01')];
    given(...first, yearCompleted(1, '2023-07-20'))
      .when(startYear(2))
      .then(yearStarted(2, '2023-09-01'));
    given(...first, yearCompleted(1, '2023-07-20', 'extended'))
      .when(startYear(2))
      .isRefused('WRONG_STATE');
    given(...first, yearCompleted(1, '2023-07-20', 'not_met'))
      .when(startYear(2))
      .isRefused('WRONG_STATE');
  });

  it('are started once each, and no more of them than the model has', () => {
    given(inModel('one_year'), yearStarted(1, '2022-09-01')).when(startYear(1)).isRefused('WRONG_STATE');
    given(inModel('one_year'), yearStarted(1, '2022-09-01'), yearCompleted(1, '2023-07-20'))
      .when(startYear(2))
      .isRefused('WRONG_STATE', 'year');
  });

  it('are completed once started, and again only after an extension', () => {
    const first = [inModel('one_year'), yearStarted(1, '2022-09-01')];
    given(inModel('one_year'))
      .when({ ...completeYear, year: 1 })
      .isRefused('WRONG_STATE', 'year');
    given(...first, yearCompleted(1, '2023-07-20'))
      .when({ ...completeYear, year: 1 })
      .isRefused('WRONG_STATE');
    given(...first, yearCompleted(1, '2023-07-20', 'extended'))
      .when({ ...completeYear, year: 1 })
      .then(yearCompleted(1, '2023-09-30'));
  });

  it('are for those in training', () => {
    given().when(startYear(1)).isRefused('WRONG_STATE');
    given(started, deferred).when(startYear(1)).isRefused('WRONG_STATE');
  });
});

describe('Core-content strands', () => {
  const signOff = {
    type: 'SignOffCoreContentStrand',
    effectiveOn: '2023-03-01',
    strand: 'classroom_skills',
    year: 1,
  } as const;
  const firstYear = [inModel('three_year'), yearStarted(1, '2022-09-01')];

  it('are those of the model, signed off in a year under way', () => {
    given(...firstYear)
      .when(signOff)
      .then({ ...signOff, type: 'CoreContentStrandSignedOff' });
    given(...firstYear)
      .when({ ...signOff, strand: 'juggling' })
      .isRefused('UNKNOWN_CODE', 'strand');
    given(...firstYear)
      .when({ ...signOff, year: 2 })
      .isRefused('WRONG_STATE', 'year');
    given(started, yearStarted(1, '2022-09-01')).when(signOff).isRefused('WRONG_STATE');
  });

  it('are signed off once a year', () => {
    given(...firstYear, { ...signOff, type: 'CoreContentStrandSignedOff' })
      .when(signOff)
      .isRefused('ALREADY_HELD', 'strand');
  });
});

describe('Employment is confirmed', () => {
  const confirm = {
    type: 'ConfirmEmployment',
    effectiveOn: '2023-09-01',
    school: 'synthetic-school-1',
    role: 'classroom_teacher',
    contract: 'permanent',
    fte: 1,
  } as const;
  const confirmed: TrainingFact = { ...confirm, type: 'EmploymentConfirmed' };

  it('from the end of the year that the model names', () => {
    const first = [inModel('three_year'), yearStarted(1, '2022-09-01')];
    given(...first)
      .when(confirm)
      .isRefused('WRONG_STATE');
    given(...first, yearCompleted(1, '2023-07-20'))
      .when(confirm)
      .then(confirmed);
  });

  it('on a salaried route without a model from the start, on a fee-paid route once QTS is awarded', () => {
    const feePaid: TrainingFact = {
      type: 'TrainingStarted',
      effectiveOn: '2022-09-01',
      route: 'school_direct_tuition_fee',
    };
    given(started).when(confirm).then(confirmed);
    given(feePaid).when(confirm).isRefused('WRONG_STATE');
    given(feePaid, { type: 'QtsAwarded', effectiveOn: '2023-07-31' }).when(confirm).then(confirmed);
    for (const route of ['hpitt_postgrad', 'early_years_salaried', 'graduate_teacher_programme'])
      given({ ...feePaid, route })
        .when(confirm)
        .then(confirmed);
  });
});
