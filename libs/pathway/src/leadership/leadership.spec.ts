import { describe, expect, it } from '@jest/globals';
import { decideBy } from '../../spec/given.js';
import type { Told } from '../../spec/told.js';
import { inFull, toldBy } from '../../spec/told.js';
import { leadershipVerbs } from './leadership.facts.js';
import type { LeadershipCommand, LeadershipFact } from './leadership.js';
import { closeAssignments, evolveLeadership, noLeadership, refuseLeadership } from './leadership.js';

const whose = (inService: boolean) =>
  toldBy<LeadershipCommand, LeadershipFact>(
    leadershipVerbs,
    decideBy(leadershipVerbs, noLeadership, evolveLeadership, (command: LeadershipCommand, leadership) =>
      refuseLeadership(command, leadership, inService),
    ),
  );
const given = whose(true);
const outOfService = whose(false);
const leadershipOf = (...told: readonly Told<LeadershipFact>[]) =>
  told.map((fact) => inFull(fact)).reduce(evolveLeadership, noLeadership);

const acting = { assignment: 'x1', title: 'acting head of school', school: 'elm' };
const proposed: Told<LeadershipFact> = [
  'AssignmentProposed',
  '2020-03-01',
  { ...acting, plannedEndOn: '2021-07-31' },
];
const begun: Told<LeadershipFact> = [
  'AssignmentStarted',
  '2020-09-01',
  { ...acting, plannedEndOn: '2021-07-31' },
];
const ended: Told<LeadershipFact> = ['AssignmentEnded', '2021-07-31', { assignment: 'x1' }];

describe('an assignment', () => {
  it('is proposed under an id of its own', () => {
    given().when('ProposeAssignment', '2020-03-01', acting).isAccepted();
    given(proposed).when('ProposeAssignment', '2020-04-01', acting).isRefused('ID_TAKEN');
  });

  it('starts as proposed, in the school it was proposed for', () => {
    given(proposed).when('StartAssignment', '2020-09-01', acting).isAccepted();
    given(proposed)
      .when('StartAssignment', '2020-09-01', { ...acting, school: 'ash' })
      .isRefused('WRONG_STATE');
    given(proposed).when('StartAssignment', '2020-02-28', acting).isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('starts unproposed too, but only once', () => {
    given().when('StartAssignment', '2020-09-01', acting).isAccepted();
    given(begun).when('StartAssignment', '2020-10-01', acting).isRefused('ID_TAKEN');
    given(begun, ended).when('StartAssignment', '2021-09-01', acting).isRefused('ID_TAKEN');
  });

  it('starts for someone in service, though it may be proposed to someone who is not', () => {
    outOfService().when('ProposeAssignment', '2020-03-01', acting).isAccepted();
    outOfService(proposed).when('StartAssignment', '2020-09-01', acting).isRefused('WRONG_STATE');
  });

  it('is planned to end on or after its start', () => {
    const until = (plannedEndOn: string) => ({ ...acting, plannedEndOn });
    given().when('StartAssignment', '2020-09-01', until('2020-09-01')).isAccepted();
    given().when('StartAssignment', '2020-09-01', until('2020-08-31')).isRefused('MALFORMED');
    given(proposed).when('StartAssignment', '2021-09-01', acting).isRefused('MALFORMED');
    given()
      .when('ProposeAssignment', '2020-03-01', { ...until('2020-08-31'), plannedStartOn: '2020-09-01' })
      .isRefused('MALFORMED');
  });

  it('is extended to a day after the planned end', () => {
    const until = (plannedEndOn: string) => ({ assignment: 'x1', plannedEndOn });
    given(begun).when('ExtendAssignment', '2021-05-01', until('2021-12-31')).isAccepted();
    given(begun).when('ExtendAssignment', '2021-05-01', until('2021-07-31')).isRefused('WRONG_STATE');
    given(begun, ['AssignmentExtended', '2021-05-01', until('2021-12-31')])
      .when('ExtendAssignment', '2021-06-01', until('2021-10-31'))
      .isRefused('WRONG_STATE');
  });

  it('is reviewed, extended and ended while it is open', () => {
    const verbs = ['ReviewAssignment', 'ExtendAssignment', 'EndAssignment'] as const;
    const fields = { assignment: 'x1', goalsMet: [], plannedEndOn: '2022-07-31' };
    for (const verb of verbs) {
      given(begun).when(verb, '2021-05-01', fields).isAccepted();
      given(begun).when(verb, '2020-08-31', fields).isRefused('BEFORE_PREVIOUS_FACT');
      given(proposed).when(verb, '2021-05-01', fields).isRefused('WRONG_STATE');
      given(begun, ended).when(verb, '2021-08-01', fields).isRefused('WRONG_STATE');
      given().when(verb, '2021-05-01', fields).isRefused('UNKNOWN_ID');
    }
  });

  it('is cut short by a departure from teaching if it is open', () => {
    const other: Told<LeadershipFact> = ['AssignmentProposed', '2020-03-01', { ...acting, assignment: 'x2' }];
    const { assignments } = closeAssignments(leadershipOf(begun, other), '2021-01-31', false);
    expect(assignments.get('x1')).toMatchObject({ status: 'ended', since: '2021-01-31' });
    expect(assignments.get('x2')).toMatchObject({ status: 'proposed', since: '2020-03-01' });
  });
});

describe('a designation as a system leader', () => {
  const sle = { designation: 'd1', kind: 'sle' };
  const designated: Told<LeadershipFact> = ['SystemLeaderDesignated', '2014-01-01', sle];
  const lapsed: Told<LeadershipFact> = ['DesignationEnded', '2017-08-31', { designation: 'd1' }];

  it('is held once a kind at a time', () => {
    given(designated)
      .when('DesignateSystemLeader', '2015-01-01', { ...sle, designation: 'd2' })
      .isRefused('ALREADY_HELD');
    given(designated)
      .when('DesignateSystemLeader', '2015-01-01', { designation: 'd2', kind: 'nle' })
      .isAccepted();
    given(designated, lapsed)
      .when('DesignateSystemLeader', '2018-01-01', { ...sle, designation: 'd2' })
      .isAccepted();
    given(designated, lapsed)
      .when('DesignateSystemLeader', '2017-01-01', { ...sle, designation: 'd2' })
      .isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('has an id of its own', () => {
    given(designated, lapsed).when('DesignateSystemLeader', '2018-01-01', sle).isRefused('ID_TAKEN');
  });

  it('ends once, while it is held', () => {
    given(designated).when('EndDesignation', '2017-08-31', { designation: 'd1' }).isAccepted();
    given(designated)
      .when('EndDesignation', '2013-12-31', { designation: 'd1' })
      .isRefused('BEFORE_PREVIOUS_FACT');
    given(designated, lapsed)
      .when('EndDesignation', '2018-08-31', { designation: 'd1' })
      .isRefused('NOT_HELD');
    given().when('EndDesignation', '2018-08-31', { designation: 'd1' }).isRefused('NOT_HELD');
  });
});

describe('readiness for a role', () => {
  const ready = (role: string) => ({ role, rating: 'ready_now', assessor: 'oak' });

  it('is assessed for leadership roles', () => {
    given().when('AssessReadiness', '2020-05-01', ready('head_of_year')).isAccepted();
    given().when('AssessReadiness', '2020-05-01', ready('classroom_teacher')).isRefused('WRONG_KIND');
  });

  it('is what the latest assessment for that role found', () => {
    const assessed: Told<LeadershipFact> = ['ReadinessAssessed', '2020-05-01', ready('headteacher')];
    const later: Told<LeadershipFact> = [
      'ReadinessAssessed',
      '2021-05-01',
      { ...ready('headteacher'), rating: 'not_ready' },
    ];
    const { readiness } = leadershipOf(assessed, later);
    expect(readiness.get('headteacher')).toEqual({ rating: 'not_ready', since: '2021-05-01' });
    given(later)
      .when('AssessReadiness', '2020-05-01', ready('headteacher'))
      .isRefused('BEFORE_PREVIOUS_FACT');
    given(later).when('AssessReadiness', '2020-05-01', ready('head_of_school')).isAccepted();
  });
});

describe('what a source reports', () => {
  it('says nothing of an assignment or a designation that is not open', () => {
    expect(leadershipOf(ended, ['DesignationEnded', '2017-08-31', { designation: 'd1' }])).toEqual(
      noLeadership,
    );
  });

  it('may be a start told twice', () => {
    expect(leadershipOf(begun, begun)).toEqual(leadershipOf(begun));
  });
});
