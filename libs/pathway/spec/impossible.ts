/**
 * What can't be in a record whose every fact was accepted, each told by a rule of its own: it reads the facts alone,
 * in the order in which they took effect, and doesn't know the rules' own state. It gives the facts that can't be.
 */
import type { TeacherFact } from '../src/teacher.js';
import { routes } from '../src/vocabulary/routes.js';
import { TODAY } from './random-careers.js';

type Facts = readonly TeacherFact[];
type Type = TeacherFact['type'];
type Of<T extends Type> = Extract<TeacherFact, { type: T }>;

/** A rule for facts of some types: each holds, by the facts before it (and, if asked, by all). */
const each =
  <T extends Type>(types: readonly T[], holds: (fact: Of<T>, before: Facts, all: Facts) => boolean) =>
  (all: Facts): Facts =>
    all.filter((fact, place) => isOneOf(types, fact) && !holds(fact, all.slice(0, place), all));

const isOneOf = <T extends Type>(types: readonly T[], fact: TeacherFact): fact is Of<T> =>
  (types as readonly Type[]).includes(fact.type);

/** The last fact of these types. */
const last = (facts: Facts, ...types: readonly Type[]): TeacherFact | undefined =>
  facts.findLast((fact) => isOneOf(types, fact));

const openings = ['PostStarted', 'Promoted', 'MovedLaterally', 'SteppedDown'] as const;
const about = (facts: Facts, field: string, id: unknown): Facts =>
  facts.filter((fact) => field in fact && (fact as unknown as Record<string, unknown>)[field] === id);

const upTo = (facts: Facts, day: string): Facts => facts.filter(({ effectiveOn }) => effectiveOn <= day);
const qtsOn = (facts: Facts, day: string): TeacherFact | undefined => {
  const decisive = last(upTo(facts, day), 'QtsAwarded', 'QtsRevoked');
  return decisive?.type === 'QtsAwarded' ? decisive : undefined;
};
const serves = (facts: Facts): boolean => {
  const decisive = last(facts, ...openings, 'ReturnedToTeaching', 'LeftTeaching');
  return decisive !== undefined && decisive.type !== 'LeftTeaching';
};
const courseOf = (facts: Facts): Facts =>
  facts.slice(facts.findLastIndex(({ type }) => type === 'TrainingStarted'));
const isOnCourse = (facts: Facts): boolean =>
  last(facts, 'TrainingStarted', 'TrainingWithdrawn', 'QtsAwarded', 'EytsAwarded')?.type ===
  'TrainingStarted';
const isInTraining = (facts: Facts): boolean =>
  isOnCourse(facts) &&
  last(facts, 'TrainingStarted', 'TrainingResumed', 'TrainingDeferred')?.type !== 'TrainingDeferred';
const isPostOpen = (facts: Facts, post: string): boolean => {
  const since = facts.findLastIndex((fact) => isOneOf(openings, fact) && fact.post === post);
  return (
    since >= 0 &&
    !facts
      .slice(since + 1)
      .some(
        (fact) =>
          fact.type === 'LeftTeaching' ||
          (fact.type === 'PostEnded' && fact.post === post) ||
          ('fromPost' in fact && fact.fromPost === post),
      )
  );
};
const isOnBreak = (facts: Facts): boolean =>
  last(facts, 'CareerBreakStarted', 'CareerBreakEnded', 'LeftTeaching')?.type === 'CareerBreakStarted';
const isAssignmentOpen = (facts: Facts, assignment: string): boolean => {
  const theirs = facts.filter(
    (fact) => fact.type === 'LeftTeaching' || about([fact], 'assignment', assignment).length > 0,
  );
  return last(theirs, 'AssignmentStarted', 'AssignmentEnded', 'LeftTeaching')?.type === 'AssignmentStarted';
};
const npqStatus = (facts: Facts, enrolment: string): Type | undefined =>
  about(facts, 'enrolment', enrolment).findLast(
    ({ type }) => type.startsWith('Npq') && type !== 'NpqRetentionDeclared',
  )?.type;
const isNpqUnderWay = (facts: Facts, enrolment: string): boolean =>
  ['NpqStarted', 'NpqResumed', 'NpqOutcomeVoided'].includes(npqStatus(facts, enrolment) ?? '');
const cpdOf = (facts: Facts, enrolment: string): Facts =>
  about(facts, 'enrolment', enrolment).filter(({ type }) => type.startsWith('Cpd'));
const totalIsOne = (attribution: readonly { share: number }[]): boolean =>
  Math.abs(attribution.reduce((sum, { share }) => sum + share, 0) - 1) < 1e-6;

/** The day before which a programme of so many years must begin; a 29 February has no day to spare. */
const yearsAfter = (day: string, years: number): string =>
  `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

export const impossible: Readonly<Record<string, (facts: Facts) => Facts>> = {
  'an induction, a programme or an NPQ begun without QTS on its day': each(
    ['InductionStarted', 'InductionTermsRecorded', 'InductionPassed', 'InductionFailed', 'CpdStarted', 'NpqStarted'],
    ({ effectiveOn }, _, all) => qtsOn(all, effectiveOn) !== undefined,
  ),
  'Accelerate begun five years after QTS': each(['CpdStarted'], ({ effectiveOn }, _, all) => {
    const qts = qtsOn(all, effectiveOn);
    return qts !== undefined && effectiveOn < yearsAfter(qts.effectiveOn, 5);
  }),
  'two trainings at once': each(['TrainingStarted'], (_, before) => !isOnCourse(before)),
  'the progress of a training that is not under way': each(
    ['TraineeAttributed', 'TrainingYearStarted', 'TrainingYearCompleted', 'CoreContentStrandSignedOff', 'TrainingDeferred'],
    (_, before) => isInTraining(before),
  ),
  'a training resumed that was not deferred': each(
    ['TrainingResumed'],
    (_, before) => isOnCourse(before) && !isInTraining(before),
  ),
  'a trainee counted twice or in part': each(
    ['TrainingStarted', 'TraineeAttributed'],
    ({ attribution }) => attribution === undefined || totalIsOne(attribution),
  ),
  'QTS awarded while it is held': each(['QtsAwarded'], (_, before) => {
    const decisive = last(before, 'QtsAwarded', 'QtsRevoked');
    return decisive?.type !== 'QtsAwarded';
  }),
  'QTS revoked that is not held': each(
    ['QtsRevoked'],
    (_, before) => last(before, 'QtsAwarded', 'QtsRevoked')?.type === 'QtsAwarded',
  ),
  'QTS at the end of a training before its placements': each(['QtsAwarded'], (_, before) => {
    const [begun] = isOnCourse(before) ? courseOf(before) : [];
    const needed = routes.terms.find(({ code }) => begun && 'route' in begun && code === begun.route);
    const behind = before.filter(
      (fact) => fact.type === 'PlacementEnded' || (fact.type === 'PlacementDaysRecorded' && fact.attended > 0),
    );
    const schools = before.filter(
      (fact) => fact.type === 'PlacementStarted' && about(behind, 'placement', fact.placement).length > 0,
    );
    return new Set(schools.map((fact) => 'school' in fact && fact.school)).size >= (needed?.placementsNeeded ?? 0);
  }),
  'a placement begun out of training': each(['PlacementStarted'], (_, before) => isInTraining(before)),
  'a placement begun twice': each(
    ['PlacementStarted'],
    ({ placement }, before) => about(before, 'placement', placement).length === 0,
  ),
  'days in a placement that is not open': each(
    ['PlacementDaysRecorded', 'PlacementMentorAssigned', 'PlacementEnded'],
    ({ placement }, before) => {
      const theirs = about(before, 'placement', placement);
      return theirs.length > 0 && last(theirs, 'PlacementEnded') === undefined;
    },
  ),
  'an induction after its outcome': each(
    ['InductionStarted', 'InductionTermsRecorded', 'InductionPassed', 'InductionFailed', 'InductionExempted'],
    (_, before) => last(before, 'InductionPassed', 'InductionFailed', 'InductionExempted') === undefined,
  ),
  'an induction passed that is not in progress': each(
    ['InductionPassed', 'InductionFailed', 'InductionTermsRecorded'],
    (_, before) => last(before, 'InductionStarted', 'InductionReleased')?.type === 'InductionStarted',
  ),
  'a post opened twice': each(openings, ({ post }, before) =>
    before.every((fact) => !isOneOf(openings, fact) || fact.post !== post),
  ),
  'a post opened during a career break': each(openings, (_, before) => !isOnBreak(before)),
  'a move from a post that is not open': each(
    ['Promoted', 'MovedLaterally', 'SteppedDown'],
    ({ fromPost }, before) => isPostOpen(before, fromPost),
  ),
  'the end or the terms of a post that is not open': each(
    ['PostEnded', 'PostTermsChanged', 'PostTimetabled', 'PostEndPlanned'],
    ({ post }, before) => isPostOpen(before, post),
  ),
  'a departure or a break out of service': each(['LeftTeaching', 'CareerBreakStarted'], (_, before) =>
    serves(before),
  ),
  'a return while in service': each(['ReturnedToTeaching'], (_, before) => !serves(before)),
  'an assignment begun out of service': each(['AssignmentStarted'], (_, before) => serves(before)),
  'an assignment begun twice': each(
    ['AssignmentStarted'],
    ({ assignment }, before) => last(about(before, 'assignment', assignment), 'AssignmentStarted') === undefined,
  ),
  'news of an assignment that is not open': each(
    ['AssignmentReviewed', 'AssignmentExtended', 'AssignmentEnded'],
    ({ assignment }, before) => isAssignmentOpen(before, assignment),
  ),
  'an outcome of an NPQ that is not under way': each(
    ['NpqPassed', 'NpqFailed', 'NpqDeferred', 'NpqRetentionDeclared'],
    ({ enrolment }, before) => isNpqUnderWay(before, enrolment),
  ),
  'an outcome struck off an NPQ that has none': each(['NpqOutcomeVoided'], ({ enrolment }, before) =>
    ['NpqPassed', 'NpqFailed'].includes(npqStatus(before, enrolment) ?? ''),
  ),
  'a programme begun twice': each(
    ['CpdStarted'],
    ({ enrolment }, before) => cpdOf(before, enrolment).length === 0,
  ),
  'a programme completed without its modules': each(
    ['CpdCompleted'],
    ({ enrolment }, before) =>
      cpdOf(before, enrolment).filter(({ type }) => type === 'CpdModuleCompleted').length === 7,
  ),
  'news of a programme that is over': each(
    ['CpdModuleCompleted', 'CpdCoachingHeld', 'CpdWorkshopAttended', 'CpdCompleted', 'CpdWithdrawn'],
    ({ enrolment }, before) => {
      const theirs = cpdOf(before, enrolment);
      return theirs.length > 0 && last(theirs, 'CpdCompleted', 'CpdWithdrawn') === undefined;
    },
  ),
  'two designations of one kind at once': each(['SystemLeaderDesignated'], ({ kind }, before) =>
    before.every(
      (fact) =>
        fact.type !== 'SystemLeaderDesignated' ||
        fact.kind !== kind ||
        last(about(before, 'designation', fact.designation), 'DesignationEnded') !== undefined,
    ),
  ),
  'characteristics that say nothing, or of a child': each(
    ['CharacteristicsReported'],
    ({ effectiveOn, sex, birthYear }) =>
      (sex ?? birthYear) !== undefined && Number(effectiveOn.slice(0, 4)) - (birthYear ?? 1984) >= 16,
  ),
  'an outcome in the future': each(
    ['QtsAwarded', 'EytsAwarded', 'InductionPassed', 'InductionFailed', 'NpqPassed', 'NpqFailed', 'CpdCompleted'],
    ({ effectiveOn }) => effectiveOn <= TODAY,
  ),
}; // prettier-ignore

/** What can't be in these facts, each with the facts that say it. */
export const impossibleIn = (facts: Facts): Readonly<Record<string, Facts>> =>
  Object.fromEntries(
    Object.entries(impossible)
      .map(([what, rule]) => [what, rule(facts)] as const)
      .filter(([, found]) => found.length > 0),
  );
