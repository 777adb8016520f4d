import { describe, expect, it } from '@jest/globals';
import { decideBy } from '../../spec/given.js';
import type { Told } from '../../spec/told.js';
import { inFull, toldBy } from '../../spec/told.js';
import { serviceVerbs } from './service.facts.js';
import type { Service, ServiceCommand, ServiceFact } from './service.js';
import { evolveService, isInService, noService, refuseService } from './service.js';

const given = toldBy<ServiceCommand, ServiceFact>(
  serviceVerbs,
  decideBy(serviceVerbs, noService, evolveService, refuseService),
);
const serviceOf = (...told: readonly Told<ServiceFact>[]): Service =>
  told.map((fact) => inFull(fact)).reduce(evolveService, noService);

const classroom = { post: 'p1', role: 'classroom_teacher', employer: 'oak', phase: 'secondary' };
const head = { post: 'p2', role: 'headteacher', employer: 'oak' };
const appointed: Told<ServiceFact> = ['PostStarted', '2015-09-01', classroom];
const left: Told<ServiceFact> = ['LeftTeaching', '2017-04-21'];
const onBreak: Told<ServiceFact> = ['CareerBreakStarted', '2016-03-01'];

const openPosts = (service: Service): readonly string[] =>
  isInService(service) ? [...service.posts.keys()] : [];

describe('leaving teaching', () => {
  it('closes every post and ends a career break', () => {
    const service = serviceOf(appointed, ['PostStarted', '2016-01-01', head], onBreak, left);
    expect(service).toEqual({
      situation: 'left',
      servedSince: '2015-09-01',
      since: '2017-04-21',
      closedPosts: new Set(['p1', 'p2']),
    });
  });

  it('is for those in service', () => {
    given().when('LeaveTeaching', '2017-04-21').isRefused('WRONG_STATE');
    given(appointed).when('LeaveTeaching', '2017-04-21').isAccepted();
    given(appointed, left).when('LeaveTeaching', '2018-04-21').isRefused('WRONG_STATE');
  });

  it('is not dated before anything else that is known of the service', () => {
    given(appointed).when('LeaveTeaching', '2015-08-31').isRefused('BEFORE_PREVIOUS_FACT');
    given(appointed, ['PostEnded', '2016-08-31', { post: 'p1' }])
      .when('LeaveTeaching', '2016-08-30')
      .isRefused('BEFORE_PREVIOUS_FACT');
    given(appointed, onBreak).when('LeaveTeaching', '2016-02-29').isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('on the first day is a spell of no days', () => {
    given(appointed).when('LeaveTeaching', '2015-09-01').isAccepted();
    expect(isInService(serviceOf(appointed, ['LeftTeaching', '2015-09-01']))).toBe(false);
  });

  it('on the day on which another post begins is no departure, and is not recorded as one', () => {
    given(appointed, ['PostStarted', '2017-04-21', head])
      .when('LeaveTeaching', '2017-04-21')
      .isRefused('WRONG_STATE');
    given(appointed, left, ['ReturnedToTeaching', '2017-04-21'])
      .when('LeaveTeaching', '2017-04-21')
      .isRefused('WRONG_STATE');
  });

  it('and joining reported on one day leave the teacher in service, in whichever order they are reported', () => {
    const joined: Told<ServiceFact> = ['PostStarted', '2017-04-21', head];
    for (const service of [serviceOf(appointed, left, joined), serviceOf(appointed, joined, left)]) {
      expect(service).toMatchObject({ situation: 'in service', servedSince: '2015-09-01' });
      expect(openPosts(service)).toEqual(['p2']);
    }
  });
});

describe('returning to teaching', () => {
  it('follows a departure', () => {
    given(appointed, left).when('ReturnToTeaching', '2018-09-01').isAccepted();
    given(appointed, left).when('ReturnToTeaching', '2017-04-20').isRefused('BEFORE_PREVIOUS_FACT');
    given(appointed).when('ReturnToTeaching', '2018-09-01').isRefused('WRONG_STATE');
  });

  it('is not for those who never served: they start a post', () => {
    given().when('ReturnToTeaching', '2018-09-01').isRefused('WRONG_STATE', 'Start a post');
  });
});

describe('a career break', () => {
  it('is for those in service, one at a time', () => {
    given().when('StartCareerBreak', '2016-03-01').isRefused('WRONG_STATE');
    given(appointed).when('StartCareerBreak', '2016-03-01').isAccepted();
    given(appointed, onBreak).when('StartCareerBreak', '2016-09-01').isRefused('WRONG_STATE');
    given(appointed, left).when('StartCareerBreak', '2018-03-01').isRefused('WRONG_STATE');
  });

  it('keeps the posts; one may end meanwhile, and none may start', () => {
    expect(openPosts(serviceOf(appointed, onBreak))).toEqual(['p1']);
    given(appointed, onBreak).when('EndPost', '2016-08-31', { post: 'p1' }).isAccepted();
    given(appointed, onBreak).when('StartPost', '2016-09-01', head).isRefused('WRONG_STATE', 'End the break');
    given(appointed, onBreak)
      .when('Promote', '2016-09-01', { ...head, fromPost: 'p1' })
      .isRefused('WRONG_STATE', 'End the break');
  });

  it('does not begin before the posts that it keeps', () => {
    given(appointed, ['PostStarted', '2016-09-01', head])
      .when('StartCareerBreak', '2016-03-01')
      .isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('ends once, after it began', () => {
    given(appointed, onBreak).when('EndCareerBreak', '2017-03-01').isAccepted();
    given(appointed, onBreak).when('EndCareerBreak', '2016-02-29').isRefused('BEFORE_PREVIOUS_FACT');
    given(appointed).when('EndCareerBreak', '2017-03-01').isRefused('WRONG_STATE');
    given(appointed, onBreak, left).when('EndCareerBreak', '2017-05-01').isRefused('WRONG_STATE');
  });
});

describe('what a source reports', () => {
  it('says nothing where it does not apply', () => {
    expect(serviceOf(left, onBreak, ['CareerBreakEnded', '2016-05-01'])).toEqual(noService);
    expect(serviceOf(['PostEnded', '2016-08-31', { post: 'p1' }])).toEqual(noService);
    expect(serviceOf(appointed, ['ObservationStarted', '2016-01-01'])).toEqual(serviceOf(appointed));
    expect(serviceOf(appointed, ['ReturnedToTeaching', '2016-01-01'])).toEqual(serviceOf(appointed));
  });

  it('may be a return before any known service, which is service', () => {
    expect(isInService(serviceOf(['ReturnedToTeaching', '2016-01-01']))).toBe(true);
  });

  it('may be a move from a post that nobody reported', () => {
    const service = serviceOf(['Promoted', '2017-09-01', { ...head, fromPost: 'p0' }]);
    expect(openPosts(service)).toEqual(['p2']);
  });
});
