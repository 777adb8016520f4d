/** Careers that nobody had, from commands said one after another: what is accepted is on record. */
import fc from 'fast-check';
import { addDays } from '../src/calendar.js';
import { teacherFacts } from '../src/catalogue.js';
import type { Recorded } from '../src/fact.js';
import type { TeacherCommand, TeacherFact } from '../src/teacher.js';
import { decideTeacher, teacherVerbs } from '../src/teacher.js';
import { anythingInAll } from './random-fields.js';

export type History = readonly Recorded<TeacherFact>[];
type Verb = TeacherCommand['type'];

const oneOf = <T>(...values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);

const placement = oneOf('l1', 'l1', 'l2', 'l3');
const post = oneOf('p1', 'p1', 'p1', 'p2', 'p2', 'p3', 'p4', '__proto__');
const role = oneOf('classroom_teacher', 'middle_leader', 'senior_leader', 'headteacher');
const employer = oneOf('oak', 'elm');
const opened = { post, role, employer, sharedWith: undefined };
const moved = { ...opened, fromPost: post };
const enrolment = oneOf('e1', 'e1', 'e1', 'e2', 'constructor');
const qualification = oneOf('NPQSL', 'NPQH');
const assignment = { assignment: oneOf('a1', 'a1', 'a1', 'a2', 'a3'), plannedEndOn: undefined };
const year = oneOf(1, 1, 2);
const attribution = oneOf(
  [{ organisation: 'oak', share: 1 }],
  [
    { organisation: 'oak', share: 0.7 },
    { organisation: 'elm', share: 0.3 },
  ],
  [{ organisation: 'oak', share: 0.7 }],
);

type Fields = Readonly<Record<string, fc.Arbitrary<unknown> | undefined>>;

/** How often each verb is said, and what its fields hold other than anything; undefined: nothing. */
const sayings: Readonly<Partial<Record<Verb, readonly [weight: number, fields: Fields]>>> = {
  RegisterTeacher: [1, {}],
  ReportCharacteristics: [1, {}],
  StartTraining: [4, { route: oneOf('scitt', 'assessment_only', 'early_years_postgrad'), trainingModel: oneOf('one_year', undefined, undefined), phase: undefined, subject: undefined, attribution }],
  AttributeTrainee: [1, { attribution }],
  StartTrainingYear: [2, { year }],
  CompleteTrainingYear: [2, { year, outcome: oneOf('met', 'met', 'extended', 'not_met') }],
  SignOffCoreContentStrand: [1, { strand: oneOf('classroom_skills', 'juggling'), year }],
  ConfirmEmployment: [1, { role }],
  DeferTraining: [1, { reason: oneOf('other') }],
  ResumeTraining: [2, {}],
  WithdrawFromTraining: [1, { trigger: oneOf('trainee'), reasons: oneOf(['trainee_workload_issues']) }],
  AwardQts: [6, { route: oneOf('assessment_only', undefined) }],
  AwardEyts: [1, { route: oneOf('early_years_assessment_only', undefined) }],
  RevokeQts: [1, {}],
  StartPlacement: [6, { placement, school: employer }],
  AssignPlacementMentor: [1, { placement }],
  RecordPlacementDays: [4, { placement }],
  EndPlacement: [2, { placement }],
  StartInduction: [3, { termsRequired: oneOf(3, 1, undefined) }],
  AssignInductionMentor: [1, {}],
  RecordInductionTerms: [3, { terms: oneOf(1, 2, 3) }],
  ReviewInduction: [1, {}],
  AssessInduction: [1, {}],
  ExtendInduction: [1, { terms: oneOf(1, 0) }],
  ReleaseFromInduction: [1, {}],
  PassInduction: [2, { terms: oneOf(1, undefined) }],
  FailInduction: [1, { terms: undefined }],
  ExemptFromInduction: [1, {}],
  StartPost: [6, opened],
  Promote: [3, moved],
  MoveLaterally: [3, moved],
  StepDown: [2, moved],
  ChangePostTerms: [2, { post }],
  EndPost: [2, { post }],
  LeaveTeaching: [3, { destination: undefined, reason: undefined }],
  ReturnToTeaching: [2, {}],
  StartCareerBreak: [1, {}],
  EndCareerBreak: [2, {}],
  StartCpd: [3, { enrolment, programme: oneOf('accelerate') }],
  CompleteCpdModule: [8, { enrolment, module: oneOf('module_1', 'module_2', 'module_3', 'module_4', 'module_5', 'module_6', 'residential') }],
  HoldCpdCoaching: [1, { enrolment }],
  AttendCpdWorkshop: [1, { enrolment }],
  CompleteCpd: [2, { enrolment }],
  WithdrawFromCpd: [1, { enrolment }],
  ApplyForNpq: [2, { enrolment, qualification }],
  AcceptNpqApplication: [2, { enrolment }],
  RejectNpqApplication: [1, { enrolment }],
  StartNpq: [4, { enrolment, qualification }],
  DeclareNpqRetention: [2, { enrolment, point: oneOf(1, 2) }],
  DeferNpq: [1, { enrolment, reason: oneOf('other') }],
  ResumeNpq: [2, { enrolment }],
  WithdrawFromNpq: [1, { enrolment, qualification: undefined }],
  PassNpq: [2, { enrolment, qualification: undefined }],
  FailNpq: [1, { enrolment, qualification: undefined }],
  VoidNpqOutcome: [2, { enrolment }],
  ProposeAssignment: [2, { ...assignment, school: employer, role, plannedStartOn: undefined }],
  StartAssignment: [5, { ...assignment, school: employer, role }],
  ReviewAssignment: [2, assignment],
  ExtendAssignment: [1, { assignment: assignment.assignment }],
  EndAssignment: [2, assignment],
  AssessReadiness: [1, { role }],
  DesignateSystemLeader: [2, { designation: oneOf('d1', 'd2', 'd3'), kind: oneOf('SLE', 'NLE') }],
  EndDesignation: [1, { designation: oneOf('d1', 'd2', 'd3') }],
}; // prettier-ignore

type Said = { readonly type: Verb } & Readonly<Record<string, unknown>>;

/** The fields of the catalogue, with those told put in the place of anything. */
function saidOf(verb: Verb, told: Fields): fc.Arbitrary<Said> {
  const fields = Object.entries(teacherFacts[teacherVerbs[verb]]).filter(([name]) => !(name in told));
  const given = Object.entries(told).flatMap(([name, field]) => (field ? [[name, field] as const] : []));
  return fc
    .tuple(anythingInAll(Object.fromEntries(fields)), fc.record(Object.fromEntries(given)))
    .map(([anything, fitting]) => ({ type: verb, ...anything, ...fitting }));
}

/** A command without its day. */
export const said = fc.oneof(
  ...Object.entries(sayings).map(([verb, [weight, told]]) => ({
    weight,
    arbitrary: saidOf(verb as Verb, told),
  })),
);

/** Says which earlier fact is voided or corrected, counted from the latest. */
const correction = fc.oneof(
  fc.record({ type: fc.constant<Verb>('VoidFact'), ago: fc.nat(12) }),
  fc.record({
    type: fc.constant<Verb>('CorrectFact'),
    ago: fc.nat(12),
    by: fc.integer({ min: -40, max: 40 }),
  }),
);

/** How many days a command is dated after the latest before it: mostly more than none, sometimes fewer. */
const daysLater = oneOf(0, 0, 0, 1, 1, 7, 30, 30, 60, 90, -1, -30, -150);

export const FIRST_DAY = '2020-02-29';
/** The calendar date on which all is said. */
export const TODAY = '2026-06-15';

const registered: Recorded<TeacherFact> = {
  factId: 'f0',
  recordedAt: '2023-01-01T00:00:00.000Z',
  fact: { type: 'TeacherRegistered', effectiveOn: FIRST_DAY },
};

type Saying = readonly [said: Said | { type: Verb; ago: number; by?: number }, daysLater: number];

/** What is on record once all is said; what was refused is left out. */
function recordOf(sayings: readonly Saying[]): History {
  const history = [registered];
  let latest = FIRST_DAY;
  for (const [saying, later] of sayings) {
    const effectiveOn = addDays(latest, later);
    const decision = decideTeacher(commandOf(saying, effectiveOn, history), history, TODAY);
    if (effectiveOn > latest) latest = effectiveOn;
    if ('refusal' in decision) continue;
    history.push(...decision.facts.map((fact, index) => recorded(fact, history.length + index)));
  }
  return history;
}

/** One second after the fact before it. */
export const recorded = (fact: TeacherFact, place: number): Recorded<TeacherFact> => ({
  factId: `f${place}`,
  recordedAt: new Date(Date.UTC(2023, 0, 1, 0, 0, place)).toISOString(),
  fact,
});

function commandOf(saying: Saying[0], effectiveOn: string, history: History): TeacherCommand {
  if (!('ago' in saying)) return { ...saying, effectiveOn } as unknown as TeacherCommand;
  const { factId, fact } = history[Math.max(0, history.length - 1 - Number(saying.ago))]!;
  const fields =
    saying.type === 'CorrectFact'
      ? {
          changes: {},
          correctedEffectiveOn: addDays(fact.effectiveOn, Number(saying.by)),
          reason: 'synthetic',
        }
      : {};
  return { type: saying.type, effectiveOn, factId, ...fields } as unknown as TeacherCommand;
}

/** Without a beginning most careers would never get as far as a post or a programme. */
const beginning = oneOf<readonly Saying[]>(
  [],
  [[{ type: 'StartTraining', route: 'scitt' }, 0]],
  [[{ type: 'AwardQts', route: 'assessment_only' }, 0]],
  [
    [{ type: 'AwardQts', route: 'assessment_only' }, 0],
    [{ type: 'StartPost', post: 'p1', role: 'middle_leader', employer: 'oak' }, 0],
    [{ type: 'StartInduction' }, 0],
    [{ type: 'StartNpq', enrolment: 'e1', qualification: 'NPQSL' }, 30],
    [{ type: 'StartCpd', enrolment: 'e1', programme: 'accelerate' }, 0],
  ],
);

/** All is said twice: what came too soon the first time may fit the second. */
const told = (saying: fc.Arbitrary<Saying[0]>): fc.Arbitrary<History> =>
  fc
    .tuple(beginning, fc.array(fc.tuple(saying, daysLater), { minLength: 20, maxLength: 35, size: 'max' }))
    .map(([begun, then]) => recordOf([...begun, ...then, ...then]));

/** Records of what was said and accepted, without corrections. */
export const uncorrected = told(said);

/** Records with voids and corrections of dates, and voids of these. */
export const corrected = told(fc.oneof({ arbitrary: said, weight: 9 }, { arbitrary: correction, weight: 1 }));
