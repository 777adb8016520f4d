import { describe, expect, it } from '@jest/globals';
import { decideBy, givenBy } from '../../spec/given.js';
import { trainingVerbs } from './training.facts.js';
import type { TrainingCommand, TrainingFact } from './training.js';
import { evolveTraining, isInTraining, noTraining, qualifiedOn, refuseTraining } from './training.js';

const decide = decideBy(trainingVerbs, noTraining, evolveTraining, (command: TrainingCommand, training) =>
  refuseTraining(command, training, {}),
);
const given = givenBy(decide);

const salaried = { route: 'school_direct_salaried', employingSchool: 'synthetic-school-1' } as const;
const started: TrainingFact = { type: 'TrainingStarted', effectiveOn: '2022-09-01', ...salaried };
const yearCompleted = (
  year: number,
  effectiveOn: string,
  outcome: 'met' | 'extended' | 'not_met' = 'met',
): TrainingFact => ({ type: 'TrainingYearCompleted', effectiveOn, year, outcome });
const deferral = { effectiveOn: '2023-01-09', reason: 'parental_leave' } as const;
const deferred: TrainingFact = { type: 'TrainingDeferred', ...deferral };
const withdrawn: TrainingFact = { type: 'TrainingWithdrawn', effectiveOn: '2023-02-01' };

describe('A teacher is on one training at a time', () => {
  const again = { type: 'StartTraining', effectiveOn: '2024-09-02', route: 'scitt' } as const;

  it('and starts the first with nothing on record', () => {
    given().when(again).then({ type: 'TrainingStarted', effectiveOn: '2024-09-02', route: 'scitt' });
  });

  it('so a second is refused while the first goes on, deferred or not', () => {
    given(started).when(again).isRefused('WRONG_STATE');
    given(started, deferred).when(again).isRefused('WRONG_STATE');
  });

  it('and may start another after a withdrawal', () => {
    given(started, withdrawn)
      .when(again)
      .then({ ...again, type: 'TrainingStarted' });
  });

  it('whose facts come in order of their dates', () => {
    given(started, withdrawn)
      .when({ ...again, effectiveOn: '2023-01-31' })
      .isRefused('BEFORE_PREVIOUS_FACT', 'effectiveOn');
  });
});

describe('A trainee delivered jointly is counted once', () => {
  const attribute = (...shares: readonly (readonly [string, number])[]) =>
    ({
      type: 'AttributeTrainee',
      effectiveOn: '2022-10-01',
      attribution: shares.map(([organisation, share]) => ({ organisation, share })),
    }) as const;

  it('when the shares of two alliances, or of three, total 1', () => {
    const jointly = attribute(['alliance-a', 0.7], ['alliance-b', 0.2], ['school-c', 0.1]);
    given(started)
      .when(jointly)
      .then({ ...jointly, type: 'TraineeAttributed' });
  });

  it('so shares of more or less than one trainee are refused', () => {
    given(started)
      .when(attribute(['alliance-a', 1], ['alliance-b', 1]))
      .isRefused('SHARES_NOT_ONE', 'attribution');
    given(started)
      .when(attribute(['alliance-a', 0.5], ['alliance-b', 0.49]))
      .isRefused('SHARES_NOT_ONE');
    given(started).when(attribute()).isRefused('SHARES_NOT_ONE');
  });

  it('and an organisation named twice is refused', () => {
    given(started)
      .when(attribute(['alliance-a', 0.5], ['alliance-a', 0.5]))
      .isRefused('SHARES_NOT_ONE');
  });

  it('from the start of the training on', () => {
    const { attribution } = attribute(['alliance-a', 0.7]);
    given()
      .when({ type: 'StartTraining', effectiveOn: '2022-09-01', route: 'scitt', attribution })
      .isRefused('SHARES_NOT_ONE');
  });
});

describe('A trainee defers and comes back', () => {
  const resume = { type: 'ResumeTraining', effectiveOn: '2023-09-01' } as const;

  it('deferring while in training, resuming while deferred', () => {
    given(started)
      .when({ type: 'DeferTraining', ...deferral })
      .then(deferred);
    given(started, deferred)
      .when(resume)
      .then({ ...resume, type: 'TrainingResumed' });
    given(started).when(resume).isRefused('WRONG_STATE');
    given(started, deferred)
      .when({ type: 'DeferTraining', ...deferral })
      .isRefused('WRONG_STATE');
  });

  it('and counts as in training from the start on, but not while deferred', () => {
    const trainee = evolveTraining(noTraining, started);
    expect(isInTraining(trainee, '2022-08-31')).toBe(false);
    expect(isInTraining(trainee, '2022-09-01')).toBe(true);
    expect(isInTraining(evolveTraining(trainee, deferred), '2023-03-01')).toBe(false);
  });
});

describe('A trainee withdraws', () => {
  const withdraw = {
    type: 'WithdrawFromTraining',
    effectiveOn: '2024-12-02',
    trigger: 'trainee',
    reasons: ['trainee_workload_issues'],
  } as const;

  it('from training or from a deferral', () => {
    given(started)
      .when(withdraw)
      .then({ ...withdraw, type: 'TrainingWithdrawn' });
    given(started, deferred)
      .when(withdraw)
      .then({ ...withdraw, type: 'TrainingWithdrawn' });
    given(started, withdrawn).when(withdraw).isRefused('WRONG_STATE');
  });

  it('for at least one reason, given by the provider or by the trainee', () => {
    given(started)
      .when({ ...withdraw, reasons: [] })
      .isRefused('INCOMPLETE', 'reasons');
    given(started)
      .when({ type: 'WithdrawFromTraining', effectiveOn: '2024-12-02', reasons: withdraw.reasons })
      .isRefused('INCOMPLETE', 'trigger');
  });

  it('for a reason that whoever decides may give', () => {
    given(started)
      .when({ ...withdraw, trigger: 'provider' })
      .isRefused('WRONG_KIND', 'reasons');
    given(started)
      .when({ ...withdraw, reasons: ['did_not_make_progress', 'mandatory_reasons'] })
      .isRefused('WRONG_KIND', 'reasons');
  });
});

describe('What was reported about a training folds, whatever it is', () => {
  const facts: readonly TrainingFact[] = [
    deferred,
    withdrawn,
    yearCompleted(7, '2020-01-01'),
    { type: 'QtsRevoked', effectiveOn: '2020-01-01', reason: 'synthetic' },
    { type: 'TrainingResumed', effectiveOn: '2020-01-01' },
  ];

  it('and a fact that does not fit says nothing', () => {
    expect(facts.reduce(evolveTraining, noTraining)).toEqual(noTraining);
  });

  it('and the latest start counts, with the awards made before it', () => {
    const folded = [
      started,
      { type: 'QtsAwarded', effectiveOn: '2023-07-31' } as const,
      { type: 'TrainingStarted', effectiveOn: '2024-09-01', route: 'words of a source' } as const,
    ].reduce(evolveTraining, noTraining);
    expect(folded).toMatchObject({ status: 'in training', route: 'words of a source' });
    expect(qualifiedOn(folded, '2024-09-01')).toBe('2023-07-31');
  });
});
