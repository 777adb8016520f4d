/** What somebody sees of teachers is bounded by where they are and when: before and after, nothing. */
import { describe, expect, it } from '@jest/globals';
import type { StoredEvent } from '#event-log/event-log';
import type { Viewpoint } from '../src/answer.js';
import { headcount } from '../src/pipeline/headcount.js';
import { reachOf } from '../src/reach/reach.js';
import { recordSeen } from '../src/reach/record-seen.js';
import type { ReadModel } from '../src/read-model.js';
import type { Scope } from '../src/scope/scope.js';
import { event } from './example.js';
import { caughtUp, withModel } from './opened-model.js';
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

const inTrust = (employer: string, on: string, name = 'a') =>
  ['PostStarted', on, post(name, employer)] as const;

describe('a school that moves to another trust', () => {
  const stayer = record(
    'teacher-stayer',
    ['QtsAwarded', '2008-07-01'],
    inTrust('S2', '2009-09-01'),
    [
      'ReadinessAssessed',
      '2019-05-01',
      { role: 'senior_leader', rating: 'ready_now', assessor: 'x', trust: 'T1' },
    ],
    ['CharacteristicsReported', '2009-09-01', { sex: 'female' }],
  );

  it('takes its teachers with it: each trust sees them while the school is its own', () =>
    withModel([...world, ...stayer], async (model) => {
      expect(await factsOf(model, of('T1'), 'stayer')).toEqual([
        'QtsAwarded 2008-07-01',
        'PostStarted 2010-09-01',
        'ReadinessAssessed 2019-05-01',
        'LeftTeaching 2020-09-01',
        'PostEnded 2020-09-01',
      ]);
      expect(await factsOf(model, of('T2'), 'stayer')).toEqual([
        'QtsAwarded 2008-07-01',
        'PostStarted 2020-09-01',
      ]);
      const seen = await Promise.all(
        ['2010-08-31', '2010-09-01', '2020-08-31', '2020-09-01'].map(async (asOf) => [
          await inService(model, of('T1'), asOf),
          await inService(model, of('T2'), asOf),
        ]),
      );
      expect(seen).toEqual([[0, 0], [1, 0], [1, 0], [0, 1]]); // prettier-ignore
    }));

  it('is told of to whoever asks, and so is who is there on a day', () =>
    withModel([...world, ...stayer], async (model) => {
      const view = { asOf: '2020-08-31' };
      const { basis } = await headcount(model.seenBy(of('T1')), view);
      expect(basis.scope).toMatch(/^Only of the teachers of T1, as long as they are there.*left\.$/);
      expect((await headcount(model, view)).basis).not.toHaveProperty('scope');
      const isWith = async (trust: string) =>
        (await reachOf(model.seenBy(of(trust)), 'stayer', view.asOf)).isWithThem;
      expect([await isWith('T1'), await isWith('T2')]).toEqual([true, false]);
    }));
});

it('between two schools of a trust nobody leaves it, over a summer neither', () => {
  const inner = record(
    'teacher-inner',
    ['QtsAwarded', '2011-07-01'],
    inTrust('S1', '2011-09-01'),
    ['PostEnded', '2014-07-31', { post: 'a' }],
    inTrust('S2', '2014-09-01', 'b'),
  );
  return withModel([...world, ...inner], async (model) => {
    expect(await factsOf(model, of('T1'), 'inner')).toEqual([
      'QtsAwarded 2011-07-01',
      'PostStarted 2011-09-01',
      'PostEnded 2014-07-31',
      'PostStarted 2014-09-01',
      'LeftTeaching 2020-09-01',
      'PostEnded 2020-09-01',
    ]);
  });
});

it('training at a provider is seen by it, and to nobody else before QTS', () => {
  const trainee = record('teacher-trainee', [
    'TrainingStarted',
    '2015-09-01',
    { route: 'scitt', provider: 'P1', employingSchool: 'S3' },
  ]);
  return withModel([...world, ...trainee], async (model) => {
    expect(await factsOf(model, of('P1'), 'trainee')).toEqual(['TrainingStarted 2015-09-01']);
    expect(await factsOf(model, of('S3'), 'trainee')).toEqual(['TrainingStarted 2015-09-01']);
    expect(await factsOf(model, of('S1', 'S2', 'T1'), 'trainee')).toEqual([]);
  });
});

/** Which facts on record are seen, and whether whole. */
const seenOf = async (model: ReadModel, scope: Scope, teacher: string, view: Viewpoint) =>
  (await recordSeen(model.seenBy(scope), teacher, view))
    .map(({ factId, isWhole }) => `${factId} ${isWhole}`)
    .sort();

describe('records that are corrected, struck out or merged', () => {
  const copy = record(
    'teacher-copy',
    inTrust('S1', '2011-09-01'),
    [
      'FactCorrected',
      '2012-01-01',
      { factId: 'teacher-copy-1', changes: { role: 'headteacher' }, reason: 'typing' },
    ],
    inTrust('S3', '2013-09-01', 'b'),
    ['FactVoided', '2014-01-01', { factId: 'teacher-copy-3' }],
    ['CareerBreakStarted', '2013-01-01'],
    ['FactVoided', '2014-01-02', { factId: 'teacher-copy-5' }],
    ['RecordMerged', '2015-01-01', { into: 'whole' }],
  );
  const whole = record(
    'teacher-whole',
    ['QtsAwarded', '2011-07-01'],
    ['PostEnded', '2016-08-31', { post: 'a' }],
  );

  it('are seen as they stand, of the teacher whose they are', () =>
    withModel([...world, ...copy, ...whole], async (model) => {
      const view = { asOf: '2020-01-01' };
      expect(await factsOf(model, of('S1'), 'copy')).toEqual([]);
      expect(await factsOf(model, of('S1'), 'whole')).toEqual([
        'QtsAwarded 2011-07-01',
        'PostStarted 2011-09-01',
        'LeftTeaching 2016-08-31',
        'PostEnded 2016-08-31',
      ]);
      const seen = await seenOf(model, of('S1'), 'whole', view);
      expect(seen).toEqual([
        'teacher-copy-1 true',
        'teacher-copy-2 true',
        'teacher-whole-1 false',
        'teacher-whole-2 true',
      ]);
      expect(await seenOf(model, of('S1'), 'copy', view)).toEqual([]);
      expect(await seenOf(model, of('S2'), 'whole', view)).toEqual([]);
    }));

  it('are seen as they were known', () =>
    withModel([...world, ...copy, ...whole], async (model) => {
      const view = { asOf: '2020-01-01', knownAt: '2013-10-01T00:00:00Z' };
      expect(await seenOf(model, of('S3'), 'copy', view)).toEqual(['teacher-copy-3 true']);
      expect(await seenOf(model, of('S3'), 'copy', { asOf: '2020-01-01' })).toEqual([]);
    }));
});

it('what comes in later is seen once it is there, and not before it is of the scope', () =>
  withModel(world, async (model, log) => {
    const told = async () => [
      await inService(model, of('T1'), '2019-01-01'),
      await inService(model, of('S3'), '2019-01-01'),
    ];
    const comes = async (events: readonly StoredEvent[]) => {
      log.add(events);
      await caughtUp(model, log);
      return told();
    };
    expect(await told()).toEqual([0, 0]);
    const [qts, begun] = record('teacher-new', ['QtsAwarded', '2011-07-01'], inTrust('S3', '2018-09-01'));
    expect(await comes([qts!, begun!])).toEqual([0, 1]);
    expect(await comes([...school('S9', ['TrustJoined', '2010-09-01', { trust: 'T1' }])])).toEqual([0, 1]);
    const correction = { factId: begun!.id, changes: { employer: 'S9' }, reason: 'another school' };
    expect(
      await comes([event('teacher-new', 3, { id: 'late', type: 'FactCorrected', on: '2019-01-01', at: '2019-01-02T00:00:00Z', data: correction })]),
    ).toEqual([1, 0]); // prettier-ignore
    const { basis } = await headcount(model.seenBy(of('T1')), { asOf: '2019-01-01' });
    expect(basis.position).toBe(await log.head());
  }));
