/** Careers that nobody had: facts of any kind in any order, often on one day, with voids and corrections. */
import fc from 'fast-check';
import type { StoredEvent } from '#event-log/event-log';
import { event } from './example.js';

const days = [
  '2012-02-29', '2012-07-05', '2012-08-31', '2012-09-01', '2013-01-07', '2013-07-05', '2013-09-01', '2014-02-28',
  '2014-07-05', '2014-08-31', '2014-09-01', '2015-04-10', '2016-02-29', '2016-09-01', '2017-07-05', '2018-09-01',
]; // prettier-ignore

const day = fc.constantFrom(...days);
const instant = fc.tuple(day, fc.constantFrom('08:00:00Z', '12:00:00.500Z')).map(([on, at]) => `${on}T${at}`);

const post = fc.constantFrom('p1', 'p2', 'p3');
const held = fc.record({
  post,
  role: fc.constantFrom(
    'classroom_teacher',
    'middle_leader',
    'senior_leader',
    'headteacher',
    'their own word',
  ),
  employer: fc.constantFrom('S1', 'S2', 'S3', 'S4', 'T1'),
  sharedWith: fc.option(fc.constantFrom<unknown>([{ school: 'S3', fte: 0.5 }], 'astray'), { nil: undefined }),
  subject: fc.option(fc.constantFrom('mathematics', 'physics'), { nil: undefined }),
  fte: fc.option(fc.constantFrom<unknown>(0.4, 1, 'astray'), { nil: undefined }),
});
const enrolment = fc.constantFrom('e1', 'e2');
const npq = fc.record({ enrolment, qualification: fc.constantFrom('NPQML', 'NPQSL', 'NPQH') });
const placed = fc.record({
  placement: fc.constantFrom('pl1', 'pl2'),
  school: fc.constantFrom('S1', 'S2'),
  attended: fc.constantFrom(30.5, 60),
});
const attended = fc.record({
  enrolment: fc.constantFrom('c1', 'c2'),
  programme: fc.constantFrom('accelerate', 'their own word'),
  module: fc.constantFrom('module_1', 'residential'),
});
const assignment = fc.constantFrom('a1', 'a2');

const fact = (type: string, data: fc.Arbitrary<object> = fc.constant({})) =>
  fc.record({ type: fc.constant(type), data, day, recordedAt: instant });

const facts = fc.oneof(
  fact('TrainingStarted', fc.record({ route: fc.constantFrom('scitt', 'higher_education') })),
  fact('TrainingWithdrawn', fc.record({ reasons: fc.constantFrom(['got_a_job'], ['record_added_in_error'], 'astray') })),
  fact('CharacteristicsReported', fc.record({ sex: fc.constantFrom('female', 'male', undefined), birthYear: fc.constantFrom<unknown>(1960, 1988, undefined, 'astray') })),
  fact('TrainingDeferred'),
  fact('TrainingResumed'),
  fact('PlacementStarted', placed),
  fact('PlacementDaysRecorded', placed),
  fact('PlacementEnded', placed),
  fact('CpdStarted', attended),
  fact('CpdModuleCompleted', attended),
  fact('CpdCompleted', attended),
  fact('CpdWithdrawn', attended),
  fact('TraineeAttributed', fc.record({ attribution: fc.constant([{ organisation: 'S1', share: 1 }]) })),
  fact('EytsAwarded'),
  { arbitrary: fact('QtsAwarded'), weight: 3 },
  fact('QtsRevoked'),
  { arbitrary: fact('PostStarted', held), weight: 4 },
  fact('Promoted', fc.tuple(held, post).map(([to, fromPost]) => ({ ...to, fromPost }))),
  fact('PostEnded', fc.record({ post })),
  { arbitrary: fact('LeftTeaching', fc.record({ reason: fc.constantFrom('retired', 'other'), destination: fc.constantFrom('unknown', 'trust_central_team') })), weight: 2 },
  fact('ReturnedToTeaching'),
  fact('CareerBreakStarted'),
  fact('CareerBreakEnded'),
  fact('InductionStarted', fc.record({ school: fc.constantFrom('S1', 'S2'), mentor: fc.option(fc.constant('m'), { nil: undefined }) })),
  fact('InductionMentorAssigned', fc.constant({ mentor: 'm' })),
  fact('InductionTermsRecorded', fc.record({ terms: fc.constantFrom(1, 2.4), daysAbsent: fc.constantFrom(2, 28) })),
  fact('InductionExtended', fc.constant({ terms: 1, reason: 'synthetic' })),
  fact('InductionReleased'),
  fact('InductionPassed'),
  fact('PostTermsChanged', fc.record({ post, fte: fc.constantFrom(0.5, 0.9) })),
  fact('ObservationStarted'),
  fact('NpqApplied', npq),
  fact('NpqApplicationAccepted', npq),
  fact('NpqRetentionDeclared', npq),
  fact('NpqStarted', npq),
  fact('NpqPassed', npq),
  fact('NpqWithdrawn', npq),
  fact('NpqOutcomeVoided', npq),
  fact('AssignmentProposed', fc.record({ assignment, title: fc.constant('acting head'), school: fc.constantFrom('S1', 'S2'), fte: fc.constantFrom(0.2, 0.6), plannedStartOn: fc.constantFrom('2014-01-01', '2019-01-01') })),
  fact('AssignmentStarted', fc.record({ assignment, title: fc.constant('acting head'), school: fc.constantFrom('S1', 'S2'), role: fc.constantFrom('headteacher', 'executive_leader'), fte: fc.constant(0.2) })),
  fact('AssignmentExtended', fc.record({ assignment, plannedEndOn: fc.constantFrom('2019-08-31', '2020-08-31') })),
  fact('AssignmentEnded', fc.record({ assignment })),
  fact('ReadinessAssessed', fc.record({ role: fc.constant('senior_leader'), rating: fc.constantFrom('ready_now', 'not_ready'), assessor: fc.constant('x'), trust: fc.constantFrom(undefined, 'T1', 'T2') })),
); // prettier-ignore

/** Strikes out or corrects one of the facts before it or after it, or one that isn't there. */
const correction = fc.record({
  type: fc.constantFrom('FactVoided', 'FactCorrected'),
  target: fc.nat(4),
  day,
  recordedAt: instant,
  to: fc.option(day, { nil: undefined }),
  changes: fc.constantFrom(
    {},
    { employer: 'S1' },
    { employer: 'S2' },
    { employer: 'S3', role: 'headteacher' },
    { reason: null },
  ),
});

const record = fc.array(fc.oneof({ arbitrary: facts, weight: 3 }, { arbitrary: correction, weight: 1 }), {
  minLength: 1,
  maxLength: 14,
});

/** The streams of so many teachers, one after another, led by three schools and two trusts. */
export const careers = (teachers: number): fc.Arbitrary<readonly StoredEvent[]> =>
  fc.array(record, { minLength: teachers, maxLength: teachers }).map((records) => {
    const events = records.flatMap((entries, index) => streamOf(entries, `synthetic-${index}`));
    // A report of a failure names the seed; thousands of lines of facts would hide it.
    return Object.assign([...organisations, ...events], {
      [fc.toStringMethod]: () => `${events.length} facts`,
    });
  });

type Entry = typeof record extends fc.Arbitrary<(infer T)[]> ? T : never;

const streamOf = (entries: readonly Entry[], teacher: string): readonly StoredEvent[] =>
  entries.map((entry, index) => {
    const data =
      'data' in entry
        ? entry.data
        : {
            factId: `${teacher}-${entry.target}`,
            ...(entry.type === 'FactCorrected' && {
              changes: entry.changes,
              ...(entry.to && { correctedEffectiveOn: entry.to }),
            }),
            reason: 'synthetic',
          };
    const said = { id: `${teacher}-${index}`, type: entry.type, on: entry.day, at: entry.recordedAt, data };
    return event(`teacher-${teacher}`, index + 1, said);
  });

const said = '2010-01-01T00:00:00Z';
const school = (id: string, revision: number, type: string, on: string, data: object): StoredEvent =>
  event(`organisation-${id}`, revision, { id: `${id}-${revision}`, type, on, at: said, data });

export const organisations: readonly StoredEvent[] = [
  school('T1', 1, 'TrustRegistered', '2010-01-01', { name: 'Trust 1' }),
  school('T2', 1, 'TrustRegistered', '2010-01-01', { name: 'Trust 2' }),
  school('S1', 1, 'SchoolRegistered', '2010-01-01', { name: 'School 1', phase: 'primary', region: 'north' }),
  school('S1', 2, 'TrustJoined', '2010-01-01', { trust: 'T1' }),
  school('S1', 3, 'TrustJoined', '2014-08-31', { trust: 'T2' }),
  school('S2', 1, 'SchoolRegistered', '2010-01-01', { name: 'School 2', phase: 'primary', region: 'south' }),
  school('S2', 2, 'SchoolPhaseChanged', '2013-07-05', { phase: 'all_through' }),
  school('S2', 3, 'AllianceJoined', '2013-01-07', { alliance: 'A1' }),
  school('S3', 1, 'SchoolRegistered', '2010-01-01', {
    name: 'School 3',
    phase: 'secondary',
    region: 'south',
  }),
  school('S3', 2, 'TrustJoined', '2012-09-01', { trust: 'T2' }),
  school('S3', 3, 'TrustLeft', '2015-04-10', { trust: 'T2' }),
  school('S3', 4, 'ClusterJoined', '2013-01-07', { cluster: 'C1' }),
  school('S4', 1, 'SchoolRegistered', '2010-01-01', { name: 'School 4', phase: 'primary', region: 'north' }),
  school('S4', 2, 'TrustJoined', '2010-01-01', { trust: 'T1' }),
  school('S4', 3, 'OrganisationClosed', '2014-09-01', {}),
  school('S4', 4, 'TrustJoined', '2015-09-01', { trust: 'T2' }),
  school('S4', 5, 'SuccessorNamed', '2014-09-01', { successor: 'S1' }),
  school('S2', 4, 'SuccessorNamed', '2015-04-10', { successor: 'S4' }),
];
