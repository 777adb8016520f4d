import { describe, expect, it } from '@jest/globals';
import { decideBy, givenBy } from '../../spec/given.js';
import { npqVerbs } from './npq.facts.js';
import type { NpqCommand, NpqFact } from './npq.js';
import { evolveNpqs, noNpqs, refuseNpq } from './npq.js';

const givenQualified = (qualified: boolean) =>
  givenBy(
    decideBy(npqVerbs, noNpqs, evolveNpqs, (command: NpqCommand, npqs) =>
      refuseNpq(command, npqs, qualified),
    ),
  );
const given = givenQualified(true);

const enrolment = 'first';
const qualification = 'NPQSL';
const apply = { type: 'ApplyForNpq', effectiveOn: '2023-05-01', enrolment, qualification } as const;
const applied: NpqFact = { ...apply, type: 'NpqApplied' };
const accept = {
  type: 'AcceptNpqApplication',
  effectiveOn: '2023-06-01',
  enrolment,
  provider: 'provider',
} as const;
const accepted: NpqFact = { ...accept, type: 'NpqApplicationAccepted' };
const reject = {
  type: 'RejectNpqApplication',
  effectiveOn: '2023-06-01',
  enrolment,
  reason: 'rejected_by_provider',
} as const;
const rejected: NpqFact = { ...reject, type: 'NpqApplicationRejected' };
const start = { type: 'StartNpq', effectiveOn: '2023-10-02', enrolment, qualification } as const;
const started: NpqFact = { ...start, type: 'NpqStarted' };
const retained = (point: number): NpqFact => ({
  type: 'NpqRetentionDeclared',
  effectiveOn: '2024-03-01',
  enrolment,
  point,
});
const defer = { type: 'DeferNpq', effectiveOn: '2024-04-01', enrolment, reason: 'parental_leave' } as const;
const deferred: NpqFact = { ...defer, type: 'NpqDeferred' };
const resume = { type: 'ResumeNpq', effectiveOn: '2025-01-06', enrolment } as const;
const withdraw = {
  type: 'WithdrawFromNpq',
  effectiveOn: '2025-01-06',
  enrolment,
  reason: 'personal_reason_other',
} as const;
const withdrawn: NpqFact = { ...withdraw, type: 'NpqWithdrawn' };
const pass = { type: 'PassNpq', effectiveOn: '2025-03-01', enrolment } as const;
const passed: NpqFact = { ...pass, type: 'NpqPassed' };
const fail = { type: 'FailNpq', effectiveOn: '2025-03-01', enrolment } as const;
const failed: NpqFact = { ...fail, type: 'NpqFailed' };

describe('A teacher applies for an NPQ', () => {
  it('and the provider accepts or rejects the application', () => {
    given().when(apply).then(applied);
    given(applied).when(accept).then(accepted);
    given(applied).when(reject).then(rejected);
  });

  it('once under the same id, and is answered once', () => {
    given(applied).when(apply).isRefused('ID_TAKEN', 'enrolment');
    given(applied, rejected).when(accept).isRefused('WRONG_STATE');
    given().when(accept).isRefused('UNKNOWN_ID', 'enrolment');
    given()
      .when({ ...apply, enrolment: '__proto__' })
      .then({ ...applied, enrolment: '__proto__' });
  });
});

describe('A qualified teacher starts an NPQ', () => {
  it('after an accepted application, or without one on record', () => {
    given(applied, accepted).when(start).then(started);
    given().when(start).then(started);
  });

  it('but not without QTS', () => {
    givenQualified(false)(applied, accepted).when(start).isRefused('NOT_QUALIFIED');
  });

  it('nor before the application is accepted, nor twice', () => {
    given(applied).when(start).isRefused('WRONG_STATE', 'enrolment');
    given(applied, rejected).when(start).isRefused('WRONG_STATE');
    given(started).when(start).isRefused('WRONG_STATE');
  });

  it('the one applied for, on or after the day of acceptance', () => {
    given(applied, accepted)
      .when({ ...start, qualification: 'NPQH' })
      .isRefused('WRONG_STATE', 'qualification');
    given(applied, accepted)
      .when({ ...start, effectiveOn: '2023-05-31' })
      .isRefused('BEFORE_PREVIOUS_FACT', 'effectiveOn');
  });
});

describe('While the NPQ goes on', () => {
  const declare = (point: number) =>
    ({ type: 'DeclareNpqRetention', effectiveOn: '2024-03-01', enrolment, point }) as const;

  it('its retention points are declared in order', () => {
    given(started).when(declare(1)).then(retained(1));
    given(started, retained(1)).when(declare(2)).then(retained(2));
    given(started).when(declare(2)).isRefused('WRONG_STATE', 'point');
    given(started, retained(1)).when(declare(1)).isRefused('WRONG_STATE', 'point');
  });

  it('it may be deferred and resumed', () => {
    given(started).when(defer).then(deferred);
    given(started, deferred)
      .when(resume)
      .then({ ...resume, type: 'NpqResumed' });
    given(started).when(resume).isRefused('WRONG_STATE');
    given(started, deferred).when(pass).isRefused('WRONG_STATE');
  });

  it('the teacher may withdraw, even from a deferral', () => {
    given(started).when(withdraw).then(withdrawn);
    given(started, deferred).when(withdraw).then(withdrawn);
    given(applied).when(withdraw).isRefused('WRONG_STATE');
  });

  it('which a teacher gives a reason for, though a source may report none', () => {
    const { reason: _reason, ...bare } = withdraw;
    given(started).when(bare).isRefused('INCOMPLETE', 'reason');
    given(started, { ...bare, type: 'NpqWithdrawn' })
      .when(withdraw)
      .isRefused('WRONG_STATE');
  });
});

describe('An NPQ has an outcome', () => {
  it('passed or failed, once it is started', () => {
    given(started).when(pass).then(passed);
    given(started).when(fail).then(failed);
    given(started, withdrawn).when(pass).isRefused('WRONG_STATE');
    given(started, passed).when(fail).isRefused('WRONG_STATE');
  });

  it('that may be voided, and then another is recorded', () => {
    const voidOutcome = { type: 'VoidNpqOutcome', effectiveOn: '2025-04-01', enrolment } as const;
    given(started, failed)
      .when(voidOutcome)
      .then({ ...voidOutcome, type: 'NpqOutcomeVoided' });
    given(started).when(voidOutcome).isRefused('WRONG_STATE');
    given(started, failed, { ...voidOutcome, type: 'NpqOutcomeVoided' })
      .when({ ...pass, effectiveOn: '2025-04-02' })
      .then({ ...passed, effectiveOn: '2025-04-02' });
  });

  it('for each attempt: the same NPQ may be passed twice', () => {
    const again = { ...start, enrolment: 'second', effectiveOn: '2026-10-01' } as const;
    given(started, passed)
      .when(again)
      .then({ ...again, type: 'NpqStarted' });
  });
});

describe('What is said of an NPQ without changing it', () => {
  const moderate = {
    type: 'ModerateNpqAssessment',
    effectiveOn: '2025-05-01',
    enrolment,
    agreed: true,
  } as const;
  const give = { type: 'GiveNpqFeedback', effectiveOn: '2024-01-01', enrolment, score: 8.5 } as const;

  it('is the moderation of an outcome, once there is one', () => {
    given(started, passed)
      .when(moderate)
      .then({ ...moderate, type: 'NpqAssessmentModerated' });
    given(started).when(moderate).isRefused('WRONG_STATE');
  });

  it('is the feedback of a participant, from the start on', () => {
    const begun = { ...give, effectiveOn: passed.effectiveOn };
    given(started, passed)
      .when(begun)
      .then({ ...begun, type: 'NpqFeedbackGiven' });
    given().when(give).isRefused('UNKNOWN_ID');
    const before = evolveNpqs(noNpqs, started);
    expect(evolveNpqs(before, { ...begun, type: 'NpqFeedbackGiven' })).toEqual(before);
  });
});

describe('What was reported about an NPQ folds, whatever it is', () => {
  it('an outcome without a start, if it names the qualification', () => {
    const reported: NpqFact = { ...pass, type: 'NpqPassed', qualification };
    expect(evolveNpqs(noNpqs, reported)[enrolment]).toMatchObject({ status: 'passed', qualification });
  });

  it('and nothing if it does not', () => {
    expect([passed, withdrawn, retained(1)].reduce(evolveNpqs, noNpqs)).toEqual(noNpqs);
  });
});
