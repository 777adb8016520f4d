import { describe, expect, it } from '@jest/globals';
import type { Told } from '../spec/told.js';
import { inFull, toldBy } from '../spec/told.js';
import type { Recorded } from './fact.js';
import { teacherOf, decideTeacher, teacherVerbs } from './teacher.js';
import type { TeacherCommand, TeacherFact } from './teacher.js';

const TODAY = '2026-06-15';

/** On record as `f0`, `f1` …, a second after one another. */
const recorded = (facts: readonly TeacherFact[]): readonly Recorded<TeacherFact>[] =>
  facts.map((fact, place) => ({
    factId: `f${place}`,
    recordedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, place)).toISOString(),
    fact,
  }));
const given = toldBy<TeacherCommand, TeacherFact>(teacherVerbs, (command, record) =>
  decideTeacher(command, recorded(record), TODAY),
);
const teacherAfter = (...record: readonly Told<TeacherFact>[]) =>
  teacherOf(recorded(record.map((fact) => inFull(fact))));

const registered: Told<TeacherFact> = ['TeacherRegistered', '2019-09-01'];
const training: Told<TeacherFact> = ['TrainingStarted', '2019-09-01', { route: 'scitt' }];
const qts: Told<TeacherFact> = ['QtsAwarded', '2020-07-05', { route: 'assessment_only' }];
const npq = { enrolment: 'e1', qualification: 'NPQSL' };
const run = { enrolment: 'e1', programme: 'accelerate' };
const placement = { placement: 'l1', school: 'oak' };
const post: Told<TeacherFact> = [
  'PostStarted',
  '2020-09-01',
  { post: 'p1', role: 'middle_leader', employer: 'oak' },
];
const lead = { assignment: 'a1', title: 'acting head of school', school: 'elm' };
const leading: Told<TeacherFact> = ['AssignmentStarted', '2021-09-01', lead];
const left: Told<TeacherFact> = ['LeftTeaching', '2022-01-10'];

describe('a teacher', () => {
  it('is registered once, before all else', () => {
    given().when('RegisterTeacher', '2019-09-01').isAccepted();
    given(registered).when('RegisterTeacher', '2019-09-01').isRefused('ALREADY_REGISTERED');
    given().when('StartTraining', '2019-09-01', { route: 'scitt' }).isRefused('NOT_REGISTERED');
    given().when('VoidFact', '2019-09-01', { factId: 'f0' }).isRefused('NOT_REGISTERED');
  });

  it('who was only reported is known', () => {
    given(post).when('EndPost', '2021-08-31', { post: 'p1' }).isAccepted();
  });
});

describe('QTS on the day', () => {
  it('is asked of an NPQ, an induction and a programme', () => {
    for (const [verb, fields] of [
      ['StartNpq', npq],
      ['StartInduction', {}],
      ['StartCpd', run],
    ] as const) {
      given(registered, qts).when(verb, '2020-07-05', fields).isAccepted();
      given(registered, qts).when(verb, '2020-07-04', fields).isRefused('NOT_QUALIFIED');
      given(registered).when(verb, '2020-07-05', fields).isRefused('NOT_QUALIFIED');
    }
  });

  it('is asked again after a revocation, not before it', () => {
    const revoked: Told<TeacherFact> = ['QtsRevoked', '2022-03-01', { reason: 'synthetic' }];
    given(registered, qts, revoked).when('StartNpq', '2022-03-01', npq).isRefused('NOT_QUALIFIED');
    given(registered, qts, revoked).when('StartNpq', '2022-02-28', npq).isAccepted();
  });

  it('is not revoked from under what needed it', () => {
    const since: Told<TeacherFact> = ['NpqStarted', '2021-09-01', npq];
    const when = given(registered, qts, since).when;
    when('RevokeQts', '2021-03-01', { reason: 'synthetic' }).isRefused('BEFORE_PREVIOUS_FACT', 'later date');
    when('RevokeQts', '2021-09-01', { reason: 'synthetic' }).isRefused('BEFORE_PREVIOUS_FACT');
    when('RevokeQts', '2021-09-02', { reason: 'synthetic' }).isAccepted();
  });

  it('is revoked though a source reports an NPQ that never had it', () => {
    const reported: Told<TeacherFact> = ['NpqStarted', '2020-01-01', npq];
    given(registered, reported, qts).when('RevokeQts', '2020-07-06', { reason: 'synthetic' }).isAccepted();
  });

  it('opens Accelerate for five years', () => {
    given(registered, qts).when('StartCpd', '2025-07-04', run).isAccepted();
    given(registered, qts).when('StartCpd', '2025-07-05', run).isRefused('NOT_ELIGIBLE');
  });
});

describe('a placement', () => {
  const deferred: Told<TeacherFact> = ['TrainingDeferred', '2019-12-01', { reason: 'other' }];
  const resumed: Told<TeacherFact> = ['TrainingResumed', '2020-02-01'];

  it('starts in training', () => {
    given(registered, training).when('StartPlacement', '2019-10-01', placement).isAccepted();
    given(registered, training).when('StartPlacement', '2019-08-31', placement).isRefused('WRONG_STATE');
    given(registered).when('StartPlacement', '2019-10-01', placement).isRefused('WRONG_STATE');
  });

  it('starts before or after a deferral, not during it, whenever that is said', () => {
    const when = given(registered, training, deferred, resumed).when;
    when('StartPlacement', '2019-11-30', placement).isAccepted();
    when('StartPlacement', '2020-01-01', placement).isRefused('WRONG_STATE');
    when('StartPlacement', '2020-02-01', placement).isAccepted();
  });

  it('keeps its training: a deferral dated before it is refused', () => {
    const begun: Told<TeacherFact> = ['PlacementStarted', '2020-01-07', placement];
    const when = given(registered, training, begun).when;
    when('DeferTraining', '2020-01-06', { reason: 'other' }).isRefused('BEFORE_PREVIOUS_FACT');
    when('DeferTraining', '2020-01-07', { reason: 'other' }).isAccepted();
  });

  it('counts towards an award from its days on, not before', () => {
    const seen = ['oak', 'elm'].flatMap((school): Told<TeacherFact>[] => [
      ['PlacementStarted', '2019-10-01', { placement: `in ${school}`, school }],
      ['PlacementEnded', '2020-03-31', { placement: `in ${school}` }],
    ]);
    given(registered, training, ...seen)
      .when('AwardQts', '2020-03-30')
      .isRefused('INCOMPLETE');
    given(registered, training, ...seen)
      .when('AwardQts', '2020-03-31')
      .isAccepted();
  });
});

describe('a departure', () => {
  it('cuts assignments short', () => {
    const { assignments } = teacherAfter(registered, post, leading, left).leadership;
    expect(assignments.get('a1')).toMatchObject({ status: 'ended', since: '2022-01-10' });
    given(registered, post, leading, left)
      .when('ReviewAssignment', '2022-02-01', { assignment: 'a1', goalsMet: [] })
      .isRefused('WRONG_STATE');
  });

  it('without effect does not', () => {
    const { assignments } = teacherAfter(registered, leading, left).leadership;
    expect(assignments.get('a1')).toMatchObject({ status: 'open', since: '2021-09-01' });
  });

  it('on the day of a new post leaves the assignments of that day', () => {
    const anew: Told<TeacherFact> = [
      'PostStarted',
      '2022-01-10',
      { post: 'p2', role: 'headteacher', employer: 'elm' },
    ];
    const next: Told<TeacherFact> = ['AssignmentStarted', '2022-01-10', { ...lead, assignment: 'a2' }];
    const { assignments } = teacherAfter(registered, post, leading, anew, next, left).leadership;
    expect(assignments.get('a1')).toMatchObject({ status: 'ended' });
    expect(assignments.get('a2')).toMatchObject({ status: 'open' });
  });

  it('is not dated before what someone did in an assignment', () => {
    const ended: Told<TeacherFact> = ['AssignmentEnded', '2022-08-31', { assignment: 'a1' }];
    given(registered, post, leading).when('LeaveTeaching', '2021-08-31').isRefused('BEFORE_PREVIOUS_FACT');
    given(registered, post, leading, ended)
      .when('LeaveTeaching', '2022-01-10')
      .isRefused('BEFORE_PREVIOUS_FACT');
    given(registered, post, leading, ended).when('LeaveTeaching', '2022-08-31').isAccepted();
  });
});

describe('an assignment', () => {
  it('starts in service on its day', () => {
    given(registered, post).when('StartAssignment', '2020-09-01', lead).isAccepted();
    given(registered, post).when('StartAssignment', '2020-08-31', lead).isRefused('WRONG_STATE');
    given(registered).when('StartAssignment', '2020-09-01', lead).isRefused('WRONG_STATE');
  });

  it('that someone took up before they left may be recorded later', () => {
    given(registered, post, left).when('StartAssignment', '2021-09-01', lead).isAccepted();
    given(registered, post, left).when('StartAssignment', '2022-01-10', lead).isRefused('WRONG_STATE');
  });
});

describe('an outcome', () => {
  it('is known on its day at the earliest', () => {
    const begun: Told<TeacherFact> = ['NpqStarted', '2021-09-01', npq];
    const passing = { enrolment: 'e1' };
    given(registered, qts, begun).when('PassNpq', TODAY, passing).isAccepted();
    given(registered, qts, begun).when('PassNpq', '2026-06-16', passing).isRefused('IN_THE_FUTURE');
    given(registered).when('AwardQts', '2026-06-16', { route: 'assessment_only' }).isRefused('IN_THE_FUTURE');
  });

  it('is not corrected to a day to come either; what is planned may be', () => {
    const to = { changes: {}, correctedEffectiveOn: '2026-06-16', reason: 'synthetic' };
    given(registered, qts)
      .when('CorrectFact', TODAY, { factId: 'f1', ...to })
      .isRefused('IN_THE_FUTURE');
    given(registered, training)
      .when('CorrectFact', TODAY, { factId: 'f1', ...to })
      .isAccepted();
  });
});

describe('what is planned', () => {
  it('is dated two years ahead at most, so that a mistyped year bars nothing', () => {
    given(registered, post).when('LeaveTeaching', '2028-06-15').isAccepted();
    given(registered, post).when('LeaveTeaching', '2028-06-16').isRefused('IN_THE_FUTURE', '2028-06-15');
    given(registered).when('StartTraining', '2062-09-01', { route: 'scitt' }).isRefused('IN_THE_FUTURE');
    given(registered, post).when('VoidFact', '2062-09-01', { factId: 'f1' }).isRefused('IN_THE_FUTURE');
  });

  it('is not corrected to a day later than that either', () => {
    const to = (correctedEffectiveOn: string) => ({
      factId: 'f1',
      changes: {},
      correctedEffectiveOn,
      reason: 'synthetic',
    });
    given(registered, post).when('CorrectFact', TODAY, to('2028-06-15')).isAccepted();
    given(registered, post)
      .when('CorrectFact', TODAY, to('2028-06-16'))
      .isRefused('IN_THE_FUTURE', 'Check the year');
  });
});
