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

const openPosts = (service: Service): readonly string[] =>
  isInService(service) ? [...service.posts.keys()] : [];

describe('a post', () => {
  it('may begin before QTS, and brings the teacher into service', () => {
    given().when('StartPost', '2015-09-01', classroom).isAccepted();
    expect(isInService(serviceOf(appointed))).toBe(true);
  });

  it('has an id of its own, which is never used again', () => {
    given(appointed).when('StartPost', '2016-09-01', classroom).isRefused('ID_TAKEN');
    given(appointed, ['PostEnded', '2016-08-31', { post: 'p1' }])
      .when('StartPost', '2016-09-01', classroom)
      .isRefused('ID_TAKEN');
    given(appointed, left).when('StartPost', '2018-09-01', classroom).isRefused('ID_TAKEN');
  });

  it('may have any id, even one that means something to a machine', () => {
    given(appointed)
      .when('StartPost', '2016-09-01', { ...head, post: 'constructor' })
      .isAccepted();
  });

  it('may be held beside another', () => {
    const both = serviceOf(appointed, ['PostStarted', '2016-09-01', { ...head, employer: 'elm' }]);
    expect(openPosts(both)).toEqual(['p1', 'p2']);
  });

  it('brings someone who left back into service, but not before they left', () => {
    given(appointed, left).when('StartPost', '2018-09-01', head).isAccepted();
    given(appointed, left).when('StartPost', '2017-04-20', head).isRefused('BEFORE_PREVIOUS_FACT');
  });

  it('has a timetable and a planned end while it is open, and neither ends nor changes it', () => {
    const timetable = { post: 'p1', lessons: 21.5 };
    const plan = { post: 'p1', plannedEndOn: '2016-08-31', reason: 'contract_ends' } as const;
    given(appointed).when('TimetablePost', '2015-09-01', timetable).isAccepted();
    given(appointed).when('PlanPostEnd', '2016-01-01', plan).isAccepted();
    given(appointed).when('PlanPostEnd', '2016-09-01', plan).isRefused('MALFORMED', 'planned end');
    given(appointed, left).when('PlanPostEnd', '2016-01-01', plan).isRefused('WRONG_STATE');
    given().when('TimetablePost', '2015-09-01', timetable).isRefused('UNKNOWN_ID');
    const told = serviceOf(
      appointed,
      ['PostTimetabled', '2015-09-01', timetable],
      ['PostEndPlanned', '2016-01-01', plan],
    );
    expect(told).toEqual(serviceOf(appointed));
  });

  it('is shared with other schools, each named once and none of them the employer', () => {
    const shared = (...schools: readonly string[]) => ({
      ...classroom,
      sharedWith: schools.map((school) => ({ school, fte: 0.2 })),
    });
    given().when('StartPost', '2015-09-01', shared('elm', 'ash')).isAccepted();
    given().when('StartPost', '2015-09-01', shared('elm', 'elm')).isRefused('MALFORMED');
    given().when('StartPost', '2015-09-01', shared('oak')).isRefused('MALFORMED');
  });

  it('ends once, on or after its latest change', () => {
    given(appointed).when('EndPost', '2015-09-01', { post: 'p1' }).isAccepted();
    given(appointed).when('EndPost', '2015-08-31', { post: 'p1' }).isRefused('BEFORE_PREVIOUS_FACT');
    given(appointed, ['PostTermsChanged', '2016-01-01', { post: 'p1', fte: 0.6 }])
      .when('EndPost', '2015-12-31', { post: 'p1' })
      .isRefused('BEFORE_PREVIOUS_FACT');
    given(appointed, ['PostEnded', '2016-08-31', { post: 'p1' }])
      .when('EndPost', '2016-08-31', { post: 'p1' })
      .isRefused('WRONG_STATE');
    given(appointed).when('EndPost', '2016-08-31', { post: 'p9' }).isRefused('UNKNOWN_ID');
  });

  it('ends without the teacher leaving: a summer between two posts is service', () => {
    const service = serviceOf(appointed, ['PostEnded', '2016-08-31', { post: 'p1' }]);
    expect(isInService(service)).toBe(true);
    expect(openPosts(service)).toEqual([]);
  });

  it('changes its terms while it is open', () => {
    given(appointed).when('ChangePostTerms', '2016-01-01', { post: 'p1', fte: 0.6 }).isAccepted();
    given(appointed, left).when('ChangePostTerms', '2018-01-01', { post: 'p1' }).isRefused('WRONG_STATE');
  });
});

describe('a move', () => {
  const to = (role: string, more: object = {}) => ({
    ...classroom,
    post: 'p2',
    role,
    fromPost: 'p1',
    ...more,
  });

  it('up the ladder is a promotion, and no other verb says so', () => {
    given(appointed).when('Promote', '2017-09-01', to('middle_leader')).isAccepted();
    given(appointed)
      .when('MoveLaterally', '2017-09-01', to('middle_leader'))
      .isRefused('WRONG_KIND', 'Promote');
    given(appointed).when('StepDown', '2017-09-01', to('middle_leader')).isRefused('WRONG_KIND', 'Promote');
  });

  it('down the ladder is stepping down', () => {
    const led = given(['PostStarted', '2015-09-01', { ...classroom, role: 'headteacher' }]);
    led.when('StepDown', '2017-09-01', to('middle_leader')).isAccepted();
    led.when('Promote', '2017-09-01', to('middle_leader')).isRefused('WRONG_KIND', 'StepDown');
  });

  it('on one rung is lateral, and changes employer, role or phase', () => {
    given(appointed)
      .when('MoveLaterally', '2017-09-01', to('classroom_teacher', { employer: 'elm' }))
      .isAccepted();
    given(appointed)
      .when('MoveLaterally', '2017-09-01', to('classroom_teacher', { phase: 'primary' }))
      .isAccepted();
    given(['PostStarted', '2015-09-01', { ...classroom, role: 'head_of_year' }])
      .when('MoveLaterally', '2017-09-01', to('head_of_house'))
      .isAccepted();
    given(appointed)
      .when('MoveLaterally', '2017-09-01', to('classroom_teacher'))
      .isRefused('WRONG_KIND', 'ChangePostTerms');
    given(appointed)
      .when('Promote', '2017-09-01', to('classroom_teacher'))
      .isRefused('WRONG_KIND', 'MoveLaterally');
  });

  it('from a role in the words of a source is whatever it is said to be', () => {
    given(['PostStarted', '2015-09-01', { ...classroom, role: 'Chief of stuff' }])
      .when('StepDown', '2017-09-01', to('headteacher'))
      .isAccepted();
  });

  it('closes the post it comes from and opens another', () => {
    const service = serviceOf(appointed, ['Promoted', '2017-09-01', to('middle_leader')]);
    expect(openPosts(service)).toEqual(['p2']);
  });

  it('begins at a post that is open, ends in a new one, and is not dated before either could be', () => {
    given().when('Promote', '2017-09-01', to('middle_leader')).isRefused('UNKNOWN_ID');
    given(appointed, left).when('Promote', '2018-09-01', to('middle_leader')).isRefused('WRONG_STATE');
    given(appointed)
      .when('Promote', '2017-09-01', to('middle_leader', { post: 'p1' }))
      .isRefused('ID_TAKEN');
    given(appointed).when('Promote', '2015-08-31', to('middle_leader')).isRefused('BEFORE_PREVIOUS_FACT');
  });
});
