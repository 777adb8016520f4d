import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Recorded } from './running-api.js';
import { runningApi } from './running-api.js';

/**
 * One synthetic teacher, from a jointly delivered School Direct place to the executive leadership of a cluster, said
 * verb by verb at the GraphQL door.
 */
const teacherId = 'synthetic-ada';
const northside = 'synthetic-school-northside';
const southside = 'synthetic-school-southside';

type Verb = readonly [verb: string, effectiveOn: string, fields?: object];

const organisations: readonly (readonly [
  verb: string,
  effectiveOn: string,
  organisationId: string,
  fields?: object,
])[] = [
  ['registerProvider', '2000-09-01', 'synthetic-provider', { name: 'Synthetic Provider' }],
  ['registerTrust', '2005-09-01', 'synthetic-trust', { name: 'Synthetic Trust' }],
  [
    'registerAlliance',
    '2011-09-01',
    'synthetic-alliance-east',
    { name: 'Synthetic East', kind: 'teaching_school_alliance' },
  ],
  [
    'registerAlliance',
    '2011-09-01',
    'synthetic-alliance-west',
    { name: 'Synthetic West', kind: 'teaching_school_alliance' },
  ],
  [
    'formPartnership',
    '2012-01-01',
    'synthetic-partnership',
    {
      name: 'Synthetic School Direct partnership',
      accreditedProvider: 'synthetic-provider',
      members: [
        { organisation: 'synthetic-alliance-east', hostsPhase: 'primary', share: 1 },
        { organisation: 'synthetic-alliance-west', hostsPhase: 'secondary', share: 1 },
      ],
    },
  ],
  [
    'registerSchool',
    '2000-09-01',
    northside,
    { name: 'Synthetic Northside', phase: 'primary', region: 'north_west' },
  ],
  [
    'registerSchool',
    '2000-09-01',
    southside,
    { name: 'Synthetic Southside', phase: 'primary', region: 'north_west' },
  ],
  ['joinTrust', '2010-09-01', northside, { trust: 'synthetic-trust' }],
  ['joinTrust', '2010-09-01', southside, { trust: 'synthetic-trust' }],
  ['joinAlliance', '2011-09-01', northside, { alliance: 'synthetic-alliance-east' }],
  ['registerCluster', '2023-09-01', 'synthetic-cluster', { name: 'Synthetic Cluster' }],
  ['joinCluster', '2023-09-01', northside, { cluster: 'synthetic-cluster' }],
  ['joinCluster', '2023-09-01', southside, { cluster: 'synthetic-cluster' }],
];

const shares = [
  { organisation: 'synthetic-alliance-east', share: 0.5 },
  { organisation: 'synthetic-alliance-west', share: 0.5 },
];

const training: readonly Verb[] = [
  ['registerTeacher', '2012-08-01'],
  [
    'startTraining',
    '2012-09-03',
    {
      route: 'school_direct_salaried',
      trainingModel: 'three_year',
      provider: 'synthetic-provider',
      partnership: 'synthetic-partnership',
      attribution: shares,
      phase: 'primary',
      subject: 'primary',
      employingSchool: northside,
    },
  ],
  ['startTrainingYear', '2012-09-03', { year: 1, school: northside }],
  [
    'startPlacement',
    '2012-09-10',
    { placement: 'first', school: northside, trainingYear: 1, keyStages: ['key_stage_1'] },
  ],
  ['recordPlacementDays', '2013-01-31', { placement: 'first', attended: 70, absent: 1.5 }],
  ['endPlacement', '2013-01-31', { placement: 'first', outcome: 'completed' }],
  ['deferTraining', '2013-02-01', { reason: 'parental_leave' }],
  ['resumeTraining', '2013-04-15'],
  [
    'startPlacement',
    '2013-04-16',
    { placement: 'second', school: southside, trainingYear: 1, keyStages: ['key_stage_2'] },
  ],
  ['assignPlacementMentor', '2013-04-17', { placement: 'second', mentor: 'synthetic-mentor' }],
  ['recordPlacementDays', '2013-07-05', { placement: 'second', attended: 55 }],
  ['endPlacement', '2013-07-05', { placement: 'second', outcome: 'completed' }],
  ['signOffCoreContentStrand', '2013-07-08', { strand: 'subject_knowledge', year: 1 }],
  ['completeTrainingYear', '2013-07-15', { year: 1, outcome: 'met' }],
  [
    'confirmEmployment',
    '2013-07-16',
    { school: northside, role: 'classroom_teacher', contract: 'permanent', fte: 1 },
  ],
  [
    'startPost',
    '2013-09-02',
    {
      post: 'post-1',
      role: 'classroom_teacher',
      employer: northside,
      phase: 'primary',
      fte: 1,
      contract: 'permanent',
    },
  ],
  ['startTrainingYear', '2013-09-02', { year: 2, school: northside }],
  ['completeTrainingYear', '2014-07-15', { year: 2, outcome: 'met' }],
  ['startTrainingYear', '2014-09-01', { year: 3, school: northside }],
  ['completeTrainingYear', '2015-07-10', { year: 3, outcome: 'met' }],
  ['awardQts', '2015-07-13'],
];

const earlyCareer: readonly Verb[] = [
  [
    'startInduction',
    '2015-09-01',
    { school: northside, programme: 'school_led', mentor: 'synthetic-mentor' },
  ],
  ['recordInductionTerms', '2016-04-01', { terms: 2, daysAbsent: 3 }],
  ['reviewInduction', '2016-04-01', { term: 2, onTrack: true }],
  ['recordInductionTerms', '2016-07-18', { terms: 1 }],
  ['assessInduction', '2016-07-18', { assessment: 1, standardsMet: true }],
  ['passInduction', '2016-07-20'],
  ['startCareerBreak', '2016-10-03', { kind: 'maternity' }],
  ['endCareerBreak', '2017-04-03'],
  [
    'promote',
    '2017-09-01',
    { fromPost: 'post-1', post: 'post-2', role: 'phase_lead', employer: northside, phase: 'primary' },
  ],
  [
    'startCpd',
    '2019-03-01',
    { enrolment: 'accelerate', programme: 'accelerate', school: northside, coach: 'synthetic-coach' },
  ],
];

const leadership: readonly Verb[] = [
  ['applyForNpq', '2019-05-01', { enrolment: 'npqsl', qualification: 'NPQSL', funding: 'school' }],
  ['acceptNpqApplication', '2019-06-03', { enrolment: 'npqsl', provider: 'synthetic-provider' }],
  ['startNpq', '2019-10-01', { enrolment: 'npqsl', qualification: 'NPQSL', provider: 'synthetic-provider' }],
  ['declareNpqRetention', '2020-03-02', { enrolment: 'npqsl', point: 1 }],
  ['deferNpq', '2020-04-01', { enrolment: 'npqsl', reason: 'parental_leave' }],
  ['resumeNpq', '2020-09-01', { enrolment: 'npqsl' }],
  ['passNpq', '2021-03-15', { enrolment: 'npqsl' }],
  [
    'promote',
    '2021-04-12',
    { fromPost: 'post-2', post: 'post-3', role: 'deputy_headteacher', employer: northside, phase: 'primary' },
  ],
  [
    'proposeAssignment',
    '2021-05-04',
    {
      assignment: 'interim',
      title: 'acting head of school',
      school: southside,
      homeSchool: northside,
      purpose: 'development_and_need',
      role: 'head_of_school',
      supervisor: 'synthetic-supervisor',
      goals: ['lead a budget', 'chair governors'],
      backfill: 'an acting deputy',
      plannedStartOn: '2021-09-01',
      plannedEndOn: '2021-12-17',
    },
  ],
  [
    'startAssignment',
    '2021-09-01',
    {
      assignment: 'interim',
      title: 'acting head of school',
      school: southside,
      homeSchool: northside,
      plannedEndOn: '2021-12-17',
    },
  ],
  ['reviewAssignment', '2021-11-01', { assignment: 'interim', goalsMet: ['lead a budget'] }],
  ['extendAssignment', '2021-12-01', { assignment: 'interim', plannedEndOn: '2022-04-01' }],
  ['endAssignment', '2022-04-01', { assignment: 'interim', outcome: 'goals_met', returnedHome: true }],
  [
    'assessReadiness',
    '2022-04-20',
    { role: 'headteacher', rating: 'ready_now', assessor: 'synthetic-supervisor', trust: 'synthetic-trust' },
  ],
  [
    'promote',
    '2022-09-01',
    { fromPost: 'post-3', post: 'post-4', role: 'headteacher', employer: southside, phase: 'primary' },
  ],
  [
    'designateSystemLeader',
    '2023-01-09',
    { designation: 'lle', kind: 'LLE', designatedBy: 'synthetic-alliance-east' },
  ],
  ['startNpq', '2022-10-03', { enrolment: 'npqel', qualification: 'NPQEL', provider: 'synthetic-provider' }],
  ['passNpq', '2024-03-18', { enrolment: 'npqel' }],
  [
    'promote',
    '2024-09-02',
    { fromPost: 'post-4', post: 'post-5', role: 'executive_headteacher', employer: 'synthetic-cluster' },
  ],
];

let api: Awaited<ReturnType<typeof runningApi>>;
const facts = new Map<string, Recorded>();

async function expectRecorded(verb: string, input: { commandId: string }): Promise<Recorded> {
  const outcome = await api.say(verb, input);
  if (outcome.__typename === 'Refused') throw new Error(`${verb}: ${JSON.stringify(outcome)}`);
  facts.set(input.commandId, outcome);
  return outcome;
}

async function live(verbs: readonly Verb[]): Promise<void> {
  for (const [verb, effectiveOn, fields] of verbs)
    await expectRecorded(verb, {
      commandId: `${verb} ${effectiveOn}`,
      teacherId,
      effectiveOn,
      ...fields,
    } as never);
}

interface Entry {
  readonly type: string;
  readonly effectiveOn: string;
  readonly status: string;
  readonly correctedFrom: { readonly effectiveOn: string } | null;
}

const timeline = async (knownAt: string | null = null): Promise<readonly Entry[]> => {
  const answer = await api.ask<{ timeline: { entries: { edges: { node: Entry }[] } } }>(
    `query ($teacherId: ID!, $knownAt: Instant) {
      timeline(teacherId: $teacherId, knownAt: $knownAt) { entries(first: 200) { edges { node { type effectiveOn status correctedFrom { effectiveOn } } } } }
    }`,
    { teacherId, knownAt },
  );
  return answer.timeline.entries.edges.map(({ node }) => node);
};

const stageOn = async (
  asOf: string,
  atLeast: string,
  knownAt: string | null = null,
): Promise<string | undefined> => {
  const answer = await api.ask<{ headcount: { byStage: { stage: string }[] } }>(
    `query ($asOf: CalendarDate, $knownAt: Instant, $atLeast: String) {
      headcount(asOf: $asOf, knownAt: $knownAt, atLeast: $atLeast) { byStage { stage count } }
    }`,
    { asOf, knownAt, atLeast },
  );
  return answer.headcount.byStage[0]?.stage;
};

beforeAll(async () => {
  api = await runningApi();
  for (const [verb, effectiveOn, organisationId, fields] of organisations)
    await expectRecorded(verb, {
      commandId: `${verb} ${organisationId}`,
      organisationId,
      effectiveOn,
      ...fields,
    } as never);
});
afterAll(() => api.stop());

describe('a career through the GraphQL door', () => {
  it('begins with a School Direct place that two alliances share, and three training years up to QTS', async () => {
    await expect(
      api.say('awardQts', { commandId: 'too early', teacherId, effectiveOn: '2012-09-03' }),
    ).resolves.toMatchObject({
      __typename: 'Refused',
      code: 'NOT_REGISTERED',
    });
    await live(training.slice(0, -1));
    await expect(
      api.say('startInduction', { commandId: 'induction too early', teacherId, effectiveOn: '2015-07-10' }),
    ).resolves.toMatchObject({
      __typename: 'Refused',
      code: 'NOT_QUALIFIED',
      mend: expect.stringContaining('QTS'),
    });
    await live(training.slice(-1));
  });

  it('goes on through induction, a career break, a first promotion and Accelerate', async () => {
    await live(earlyCareer);
    const modules = ['module_1', 'module_2', 'module_3', 'module_4', 'module_5', 'module_6', 'residential'];
    for (const [index, module] of modules.entries())
      await live([
        [
          'completeCpdModule',
          `2019-0${4 + Math.floor(index / 2)}-0${1 + (index % 2)}`,
          { enrolment: 'accelerate', module },
        ],
      ]);
    await live([
      ['holdCpdCoaching', '2019-09-10', { enrolment: 'accelerate', coach: 'synthetic-coach', minutes: 45 }],
      ['attendCpdWorkshop', '2019-10-10', { enrolment: 'accelerate', workshop: 'questioning', hours: 3 }],
      ['completeCpd', '2020-06-01', { enrolment: 'accelerate', hours: 60 }],
    ]);
  });

  it('reaches headship by way of NPQSL and an assignment in another school, and then executive leadership', async () => {
    await live(leadership);
    const { position } = facts.get('promote 2024-09-02')!;
    expect(await stageOn('2015-07-13', position)).toBe('early career teacher');
    expect(await stageOn('2016-07-20', position)).toBe('experienced teacher');
    expect(await stageOn('2017-09-01', position)).toBe('middle leader');
    expect(await stageOn('2021-04-12', position)).toBe('senior leader');
    expect(await stageOn('2022-09-01', position)).toBe('headteacher');
    expect(await stageOn('2024-09-02', position)).toBe('executive leader');
  });

  it('is corrected without forgetting what was known before', async () => {
    const promoted = facts.get('promote 2017-09-01')!;
    const before = await timeline();
    const knownBefore = new Date().toISOString();
    const correction = await expectRecorded('correctFact', {
      commandId: 'correction',
      teacherId,
      effectiveOn: '2024-10-01',
      factId: promoted.factIds[0],
      correctedEffectiveOn: '2018-01-08',
      changes: { role: 'head_of_year' },
      reason: 'the contract says January',
    } as never);
    const after = await timeline();
    expect(after.find(({ status }) => status === 'CORRECTED')).toMatchObject({
      type: 'Promoted',
      effectiveOn: '2018-01-08',
      correctedFrom: { effectiveOn: '2017-09-01' },
    });
    expect(await timeline(knownBefore)).toEqual(before);
    expect(await stageOn('2017-10-01', correction.position)).toBe('experienced teacher');
    expect(await stageOn('2017-10-01', correction.position, knownBefore)).toBe('middle leader');
    expect(
      after.filter(({ type }) => type === 'TrainingDeferred' || type === 'CareerBreakStarted'),
    ).toHaveLength(2);
  });

  it('answers a command said twice as the first time, and refuses its id for another', async () => {
    const [verb, effectiveOn, fields] = leadership.at(-1)!;
    const commandId = `${verb} ${effectiveOn}`;
    const again = await api.say(verb, { commandId, teacherId, effectiveOn, ...fields });
    expect(again).toEqual({ ...facts.get(commandId), alreadyRecorded: true });
    const other = await api.say(verb, { commandId, teacherId, effectiveOn: '2024-09-03', ...fields });
    expect(other).toMatchObject({ __typename: 'Refused', code: 'ID_TAKEN' });
  });

  it('shows in the answers: who holds what, who was ready, who stayed', async () => {
    const { position } = facts.get('correction')!;
    const answer = await api.ask<object>(
      `query ($atLeast: String) {
        npqs(asOf: "2024-12-31", atLeast: $atLeast) { counts { name state count } }
        open: assignments(asOf: "2021-10-01") { open byTitle { title } }
        ended: assignments(asOf: "2022-04-01") { open }
        readiness(role: "headteacher", trust: "synthetic-trust", asOf: "2022-05-01") { ready { edges { node { teacher reasons { kind } } } } }
        retention(asOf: "2024-12-31", years: [1, 5], by: [ROUTE]) { pooled { group { label } cells { year eligible retained percent } } basis { position n } }
      }`,
      { atLeast: position },
    );
    expect(answer).toMatchObject({
      npqs: {
        counts: [
          { name: 'NPQ executive leadership', state: 'COMPLETED', count: 1 },
          { name: 'NPQ senior leadership', state: 'COMPLETED', count: 1 },
        ],
      },
      open: { open: 1, byTitle: [{ title: 'acting head of school' }] },
      ended: { open: 0 },
      readiness: { ready: { edges: [{ node: { teacher: teacherId, reasons: [{ kind: 'ASSESSED' }] } }] } },
      retention: {
        pooled: [
          {
            group: [{ label: 'School Direct salaried' }],
            cells: [
              { year: 1, eligible: 1, retained: 1, percent: 100 },
              { year: 5, eligible: 1, retained: 1, percent: 100 },
            ],
          },
        ],
        basis: { position, n: 1 },
      },
    });
  });
});
