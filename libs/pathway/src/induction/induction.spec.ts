import { describe, expect, it } from '@jest/globals';
import { decideBy, givenBy } from '../../spec/given.js';
import { inductionVerbs } from './induction.facts.js';
import type { InductionCommand, InductionFact } from './induction.js';
import { evolveInduction, noInduction, refuseInduction } from './induction.js';

/** Given a teacher who has held QTS since a day, or does not hold it. */
const givenQts = (qualifiedOn: string | undefined) =>
  givenBy(
    decideBy(inductionVerbs, noInduction, evolveInduction, (command: InductionCommand, induction) =>
      refuseInduction(command, induction, qualifiedOn),
    ),
  );
const given = givenQts('2021-07-31');

const start = { type: 'StartInduction', effectiveOn: '2021-09-01' } as const;
const started = (effectiveOn: string, termsRequired?: number): InductionFact => ({
  type: 'InductionStarted',
  effectiveOn,
  ...(termsRequired !== undefined && { termsRequired }),
});
const served = (terms: number, effectiveOn: string): InductionFact => ({
  type: 'InductionTermsRecorded',
  effectiveOn,
  terms,
});
const released: InductionFact = { type: 'InductionReleased', effectiveOn: '2022-08-31' };
const pass = { type: 'PassInduction', effectiveOn: '2023-07-20' } as const;
const passed: InductionFact = { ...pass, type: 'InductionPassed' };
const fail = { type: 'FailInduction', effectiveOn: '2023-07-20' } as const;
const exempt = { type: 'ExemptFromInduction', effectiveOn: '2023-07-20', reason: 'exempt' } as const;
const exempted: InductionFact = { ...exempt, type: 'InductionExempted' };

describe('Induction starts', () => {
  it('for a teacher who holds QTS, on the day of the award at the earliest', () => {
    given().when(start).then(started('2021-09-01'));
    givenQts(undefined)().when(start).isRefused('NOT_QUALIFIED');
    givenQts('2021-09-02')().when(start).isRefused('NOT_QUALIFIED', 'effectiveOn');
  });

  it('on 7 May 1999 at the earliest', () => {
    const givenOldHand = givenQts('1998-07-31');
    givenOldHand()
      .when({ ...start, effectiveOn: '1999-05-06' })
      .isRefused('NOT_ELIGIBLE');
    givenOldHand()
      .when({ ...start, effectiveOn: '1999-05-07' })
      .then(started('1999-05-07'));
  });

  it('once, and again elsewhere only after a release', () => {
    given(started('2021-09-01'))
      .when({ ...start, effectiveOn: '2022-09-01' })
      .isRefused('WRONG_STATE');
    given(started('2021-09-01'), released)
      .when({ ...start, effectiveOn: '2022-09-01' })
      .then(started('2022-09-01'));
  });

  it('with no fewer than one term to serve', () => {
    given()
      .when({ ...start, termsRequired: 0.5 })
      .isRefused('MALFORMED', 'termsRequired');
  });
});

describe('Induction is passed', () => {
  it('after six terms when it started from 1 September 2021', () => {
    given(started('2021-09-01'), served(6, '2023-07-20')).when(pass).then(passed);
    given(started('2021-09-01'), served(5.9, '2023-07-20')).when(pass).isRefused('INCOMPLETE', 'terms');
  });

  it('after three when it started before', () => {
    given(started('2021-08-31'), served(3, '2022-07-20')).when(pass).then(passed);
    given(started('2021-08-31'), served(2.9, '2022-07-20')).when(pass).isRefused('INCOMPLETE');
  });

  it('after as many as its start names', () => {
    given(started('2021-09-01', 4), served(4, '2022-12-20')).when(pass).then(passed);
  });

  it('with the last terms told together with the outcome', () => {
    const withLastTerm = { ...pass, terms: 1 };
    given(started('2021-09-01'), served(5, '2023-04-01'))
      .when(withLastTerm)
      .then({ ...withLastTerm, type: 'InductionPassed' });
    given(started('2021-09-01'), served(5.5, '2023-04-01'))
      .when(withLastTerm)
      .isRefused('WRONG_STATE', 'terms');
  });

  it('after the terms of its extensions too, counted in tenths', () => {
    const extended: InductionFact = {
      type: 'InductionExtended',
      effectiveOn: '2023-07-01',
      terms: 0.3,
      reason: 'absence',
    };
    const record = [started('2021-09-01'), served(5.9, '2023-06-01'), served(0.1, '2023-06-02'), extended];
    given(...record)
      .when(pass)
      .isRefused('INCOMPLETE');
    given(...record, served(0.1, '2023-07-02'), served(0.2, '2023-07-03'))
      .when(pass)
      .then(passed);
  });

  it('with the terms served before a release', () => {
    given(
      started('2021-08-01'),
      served(2, '2022-04-01'),
      released,
      started('2022-09-01'),
      served(1, '2022-12-20'),
    )
      .when(pass)
      .then(passed);
  });
});

describe('The terms of an induction', () => {
  const record = (terms: number) =>
    ({ type: 'RecordInductionTerms', effectiveOn: '2023-07-01', terms }) as const;
  const extend = (terms: number) =>
    ({ type: 'ExtendInduction', effectiveOn: '2023-07-01', terms, reason: 'absence' }) as const;

  it('are no more than those required', () => {
    given(started('2021-09-01'), served(5, '2023-04-01')).when(record(1)).then(served(1, '2023-07-01'));
    given(started('2021-09-01'), served(5, '2023-04-01')).when(record(1.1)).isRefused('WRONG_STATE', 'terms');
    given(started('2021-09-01'), served(5, '2023-04-01'))
      .when({ ...fail, terms: 1.1 })
      .isRefused('WRONG_STATE', 'terms');
  });

  it('add up in tenths', () => {
    const inTenths = [started('2021-08-01'), served(2.7, '2022-04-01'), served(0.1, '2022-05-01')];
    given(...inTenths)
      .when(record(0.2))
      .then(served(0.2, '2023-07-01'));
    const nearlyAll = [0.7, 0.7, 0.7, 0.8].map((terms) => served(terms, '2022-04-01'));
    given(started('2021-08-01'), ...nearlyAll)
      .when({ ...pass, terms: 0.1 })
      .then({ ...pass, type: 'InductionPassed', terms: 0.1 });
  });

  it('are extended to sixteen at the most, each time by some', () => {
    given(started('2021-09-01'))
      .when(extend(10))
      .then({ ...extend(10), type: 'InductionExtended' });
    given(started('2021-09-01')).when(extend(10.1)).isRefused('WRONG_STATE', 'terms');
    given(started('2021-09-01')).when(extend(0)).isRefused('MALFORMED', 'terms');
  });

  it('are recorded while the induction goes on, in order of their dates', () => {
    given().when(record(1)).isRefused('WRONG_STATE');
    given(started('2021-09-01'), released).when(record(1)).isRefused('WRONG_STATE');
    given(started('2021-09-01'), served(5, '2023-07-02')).when(record(1)).isRefused('BEFORE_PREVIOUS_FACT');
  });
});

describe('An induction has one outcome', () => {
  it('so nothing follows a pass, a failure or an exemption', () => {
    const failed: InductionFact = { ...fail, type: 'InductionFailed' };
    for (const outcome of [passed, failed, exempted])
      for (const command of [start, pass, fail, exempt])
        given(outcome)
          .when({ ...command, effectiveOn: '2024-09-01' })
          .isRefused('WRONG_STATE');
  });

  it('a failure needing no more than an induction in progress', () => {
    given(started('2021-09-01'))
      .when(fail)
      .then({ ...fail, type: 'InductionFailed' });
    given().when(fail).isRefused('WRONG_STATE');
  });

  it('an exemption needing none', () => {
    given().when(exempt).then(exempted);
    given(started('2021-09-01')).when(exempt).then(exempted);
    givenQts(undefined)().when(exempt).isRefused('NOT_QUALIFIED');
  });

  it('and the first one reported stands', () => {
    const outcome = [passed, exempted, started('2024-01-01')].reduce(evolveInduction, noInduction);
    expect(outcome).toEqual({ status: 'passed', since: '2023-07-20' });
  });
});

describe('A teacher whose QTS was revoked', () => {
  it('is released, but not assessed', () => {
    const record = [started('2021-09-01')];
    givenQts(undefined)(...record)
      .when({ type: 'ReleaseFromInduction', effectiveOn: '2022-08-31' })
      .then(released);
    givenQts(undefined)(...record)
      .when({ type: 'AssessInduction', effectiveOn: '2022-08-31', assessment: 1, standardsMet: true })
      .isRefused('NOT_QUALIFIED');
  });
});
