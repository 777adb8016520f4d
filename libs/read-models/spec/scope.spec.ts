/** What somebody sees of teachers is bounded by where they are and when: before and after, nothing. */
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import { headcount } from '../src/pipeline/headcount.js';
import type { ReadModel } from '../src/read-model.js';
import type { Scope } from '../src/scope/scope.js';
import { withModel } from './opened-model.js';
import { record } from './record.js';

const school = (id: string, ...more: Parameters<typeof record>[1][]): readonly StoredEvent[] =>
  record(`organisation-${id}`, ['SchoolRegistered', '2000-01-01', { name: id, phase: 'primary' }], ...more);

const world = [
  ...record('organisation-T1', ['TrustRegistered', '2000-01-01', { name: 'T1' }]),
  ...record('organisation-T2', ['TrustRegistered', '2000-01-01', { name: 'T2' }]),
  ...school('S1', ['TrustJoined', '2010-09-01', { trust: 'T1' }]),
  ...school(
    'S2',
    ['TrustJoined', '2010-09-01', { trust: 'T1' }],
    ['TrustJoined', '2020-09-01', { trust: 'T2' }],
  ),
  ...school('S3'),
];

const post = (name: string, employer: string) => ({ post: name, role: 'classroom_teacher', employer });
const of = (...organisations: string[]): Scope => ({ organisations });

/** Facts of a scope as its questions would find them, of one teacher. */
const factsOf = (model: ReadModel, scope: Scope, teacher: string) =>
  model
    .seenBy(scope)
    .ask({ asOf: '2030-01-01' }, async ({ rows }) =>
      (
        await rows<{ told: string }>(
          `SELECT type || ' ' || effective_on AS told FROM facts WHERE stream = 'teacher-' || $teacher ORDER BY effective_on, type`,
          { teacher },
        )
      ).map(({ told }) => told),
    );

const inService = async (model: ReadModel, scope: Scope, asOf: string) =>
  (await headcount(model.seenBy(scope), { asOf })).inService;

describe('a teacher who comes and goes', () => {
  const mover = record(
    'teacher-mover',
    ['TrainingStarted', '2011-09-01', { route: 'scitt', subject: 'physics', provider: 'P1' }],
    ['QtsAwarded', '2012-07-01', { awardedBy: 'P1' }],
    ['PostStarted', '2012-09-01', post('a', 'S3')],
    ['CareerBreakStarted', '2013-01-01'],
    ['CareerBreakEnded', '2013-06-01'],
    ['NpqStarted', '2014-01-01', { enrolment: 'e', qualification: 'NPQML' }],
    ['NpqPassed', '2014-09-01', { enrolment: 'e' }],
    ['Promoted', '2015-09-01', { ...post('b', 'S1'), fromPost: 'a' }],
    ['PostTermsChanged', '2016-09-01', { post: 'b', fte: 0.5 }],
    ['PostEnded', '2018-08-31', { post: 'b' }],
    ['PostStarted', '2018-09-01', post('c', 'S3')],
    ['LeftTeaching', '2020-08-31', { reason: 'retired' }],
  );

  it('is seen from the first day at a school to the last, with what is held', () =>
    withModel([...world, ...mover], async (model) => {
      expect(await factsOf(model, of('S1'), 'mover')).toEqual([
        'QtsAwarded 2012-07-01',
        'TrainingStarted 2012-07-01',
        'NpqPassed 2014-09-01',
        'PostStarted 2015-09-01',
        'PostTermsChanged 2016-09-01',
        'LeftTeaching 2018-08-31',
        'PostEnded 2018-08-31',
      ]);
      expect(await factsOf(model, of('S3'), 'mover')).toEqual([
        'QtsAwarded 2012-07-01',
        'TrainingStarted 2012-07-01',
        'PostStarted 2012-09-01',
        'CareerBreakStarted 2013-01-01',
        'CareerBreakEnded 2013-06-01',
        'NpqStarted 2014-01-01',
        'NpqPassed 2014-09-01',
        'LeftTeaching 2015-09-01',
        'PostEnded 2015-09-01',
        'PostStarted 2018-09-01',
        'LeftTeaching 2020-08-31',
        'PostEnded 2020-08-31',
      ]);
      expect(await inService(model, of('S1'), '2015-08-31')).toBe(0);
      expect(await inService(model, of('S1'), '2015-09-01')).toBe(1);
      expect(await inService(model, of('S1'), '2018-08-30')).toBe(1);
      expect(await inService(model, of('S1'), '2018-08-31')).toBe(0);
      expect(await factsOf(model, of('S2'), 'mover')).toEqual([]);
      expect(await factsOf(model, of(), 'mover')).toEqual([]);
    }));
});
