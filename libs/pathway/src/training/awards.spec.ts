import { describe, expect, it } from '@jest/globals';
import { decideBy, givenBy } from '../../spec/given.js';
import type { PlacementsSeen } from './awards.js';
import { trainingVerbs } from './training.facts.js';
import type { TrainingCommand, TrainingFact } from './training.js';
import { evolveTraining, noTraining, qualifiedOn, refuseTraining } from './training.js';

/** Given this training, with these placements on record. */
const givenWith = (placements: PlacementsSeen) =>
  givenBy(
    decideBy(trainingVerbs, noTraining, evolveTraining, (command: TrainingCommand, training) =>
      refuseTraining(command, training, placements),
    ),
  );
const given = givenWith({});

const start = (route: string, more: object = {}): TrainingFact => ({
  type: 'TrainingStarted',
  effectiveOn: '2022-09-01',
  route,
  ...more,
});
const awarded = (effectiveOn: string): TrainingFact => ({ type: 'QtsAwarded', effectiveOn });
const revoked: TrainingFact = { type: 'QtsRevoked', effectiveOn: '2024-05-01', reason: 'synthetic' };
const awardQts = { type: 'AwardQts', effectiveOn: '2023-07-31' } as const;
const awardEyts = { type: 'AwardEyts', effectiveOn: '2023-07-31' } as const;

const ended = (school: string) => ({ school, status: 'ended', daysAttended: 0 }) as const;
const open = (school: string, daysAttended: number) => ({ school, status: 'open', daysAttended }) as const;
const twoPlacements = { first: ended('school-1'), second: open('school-2', 40) };

describe('QTS is awarded at the end of training', () => {
  it('once placements in as many schools as the route asks for have days on record or are over', () => {
    givenWith(twoPlacements)(start('scitt')).when(awardQts).then(awarded('2023-07-31'));
    givenWith({ ...twoPlacements, second: open('school-2', 0) })(start('scitt'))
      .when(awardQts)
      .isRefused('INCOMPLETE');
    givenWith({ ...twoPlacements, second: ended('school-1') })(start('scitt'))
      .when(awardQts)
      .isRefused('INCOMPLETE');
    givenWith({ only: ended('school-1') })(start('iqts'))
      .when(awardQts)
      .then(awarded('2023-07-31'));
  });

  it('on a route in an employing school once one of the placements was in the employing school', () => {
    const employedIn = (employingSchool: string) => start('school_direct_salaried', { employingSchool });
    givenWith(twoPlacements)(employedIn('school-2')).when(awardQts).then(awarded('2023-07-31'));
    givenWith(twoPlacements)(employedIn('school-3')).when(awardQts).isRefused('INCOMPLETE');
    givenWith(twoPlacements)(start('hpitt_postgrad', { employingSchool: 'school-3' }))
      .when(awardQts)
      .then(awarded('2023-07-31'));
  });

  it('at the end of the year that the training model names', () => {
    const firstYearMet: readonly TrainingFact[] = [
      { type: 'TrainingYearStarted', effectiveOn: '2022-09-01', year: 1 },
      { type: 'TrainingYearCompleted', effectiveOn: '2023-07-20', year: 1, outcome: 'met' },
    ];
    givenWith(twoPlacements)(start('scitt', { trainingModel: 'one_year' }), ...firstYearMet)
      .when(awardQts)
      .then(awarded('2023-07-31'));
    givenWith(twoPlacements)(start('scitt', { trainingModel: 'three_year' }), ...firstYearMet)
      .when(awardQts)
      .isRefused('INCOMPLETE');
  });

  it('not during a deferral', () => {
    givenWith(twoPlacements)(start('scitt'), {
      type: 'TrainingDeferred',
      effectiveOn: '2023-01-09',
      reason: 'bereavement',
    })
      .when({ ...awardQts, route: 'assessment_only' })
      .isRefused('WRONG_STATE');
  });

  it('by the route of the training, not by an easier one', () => {
    given(start('scitt'))
      .when({ ...awardQts, route: 'assessment_only' })
      .isRefused('WRONG_STATE', 'route');
  });

  it('and completes it', () => {
    expect([start('scitt'), awarded('2023-07-31')].reduce(evolveTraining, noTraining).status).toBe(
      'completed',
    );
  });
});

describe('An award follows from its route', () => {
  it('QTS not from a route to EYTS, nor EYTS from one to QTS', () => {
    given(start('early_years_postgrad')).when(awardQts).isRefused('NOT_ELIGIBLE', 'route');
    givenWith(twoPlacements)(start('scitt')).when(awardEyts).isRefused('NOT_ELIGIBLE', 'route');
    given(start('early_years_postgrad'))
      .when(awardEyts)
      .then({ ...awardEyts, type: 'EytsAwarded' });
  });

  it('without training only by assessment or recognition', () => {
    const by = (route: string) => given().when({ ...awardQts, route });
    given().when(awardQts).isRefused('WRONG_STATE', 'route');
    by('early_years_assessment_only').isRefused('NOT_ELIGIBLE', 'route');
    for (const route of ['scitt', 'flexible_itt', 'graduate_teacher_programme'])
      by(route).isRefused('WRONG_STATE', 'route');
    for (const route of [
      'assessment_only',
      'apply_for_qts',
      'scottish_recognition',
      'qtls_and_set_membership',
    ])
      by(route).then({ type: 'QtsAwarded', effectiveOn: '2023-07-31', route });
  });

  it('EYTS too', () => {
    const by = (route: string) => given().when({ ...awardEyts, route });
    by('early_years_assessment_only').then({
      type: 'EytsAwarded',
      effectiveOn: '2023-07-31',
      route: 'early_years_assessment_only',
    });
    for (const route of ['early_years_postgrad', 'early_years_undergrad', 'early_years_salaried'])
      by(route).isRefused('WRONG_STATE', 'route');
  });
});

describe('A teacher is qualified', () => {
  const qualifiedAfter = (...facts: readonly TrainingFact[]) => {
    const training = facts.reduce(evolveTraining, noTraining);
    return (on: string) => qualifiedOn(training, on);
  };

  it('from the day of the earliest award, in whatever order awards were told', () => {
    const on = qualifiedAfter(awarded('2023-07-31'), awarded('2021-07-31'));
    expect(on('2021-07-30')).toBeUndefined();
    expect(on('2021-07-31')).toBe('2021-07-31');
    expect(on('2030-01-01')).toBe('2021-07-31');
  });

  it('until the day before a revocation, and again from a later award', () => {
    const on = qualifiedAfter(awarded('2021-07-31'), awarded('2022-07-31'), revoked, awarded('2025-01-10'));
    expect(on('2024-04-30')).toBe('2021-07-31');
    expect(on('2024-05-01')).toBeUndefined();
    expect(on('2025-01-10')).toBe('2025-01-10');
  });

  it('once: a second award is refused, unless the first is revoked', () => {
    const again = { type: 'AwardQts', effectiveOn: '2024-06-01', route: 'assessment_only' } as const;
    given(awarded('2021-07-31')).when(again).isRefused('ALREADY_QUALIFIED');
    given(awarded('2021-07-31'), revoked)
      .when(again)
      .then({ ...again, type: 'QtsAwarded' });
  });

  it('so only a qualified teacher loses QTS', () => {
    const revoke = { type: 'RevokeQts', effectiveOn: '2024-06-01', reason: 'synthetic' } as const;
    given(awarded('2021-07-31'))
      .when(revoke)
      .then({ ...revoke, type: 'QtsRevoked' });
    given().when(revoke).isRefused('NOT_QUALIFIED');
    given(awarded('2021-07-31'), revoked).when(revoke).isRefused('NOT_QUALIFIED');
  });

  it('by awards and revocations dated after all that went before', () => {
    given(awarded('2021-07-31'))
      .when({ type: 'RevokeQts', effectiveOn: '2021-07-30', reason: 'synthetic' })
      .isRefused('BEFORE_PREVIOUS_FACT');
    given({ type: 'TrainingStarted', effectiveOn: '2023-08-01', route: 'assessment_only' })
      .when(awardQts)
      .isRefused('BEFORE_PREVIOUS_FACT');
  });
});
