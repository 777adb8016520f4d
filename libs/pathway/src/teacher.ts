/**
 * A teacher's record as a whole: which part answers for which verb and fact. CATALOGUE.md names them all on one
 * page.
 */
import { teacherFacts } from './catalogue.js';
import { correctionFacts, correctionVerbs } from './correction/correction.facts.js';
import type { CorrectionCommand, FactRules } from './correction/correction.js';
import { refuseCorrection } from './correction/correction.js';
import { cpdFacts, cpdVerbs } from './cpd/cpd.facts.js';
import type { Cpd, CpdCommand } from './cpd/cpd.js';
import { evolveCpd, noCpd, refuseCpd } from './cpd/cpd.js';
import type { AnyFact, CommandOf, FactOf, Recorded } from './fact.js';
import { factOf } from './fact.js';
import { refuseFarAhead } from './far-ahead.js';
import { inForce } from './history.js';
import { mergeFacts, mergeVerbs } from './identity/merge.facts.js';
import type { Beside, MergeCommand } from './identity/merge.js';
import { ALONE, factsCounted, refuseMerge, refuseMerged } from './identity/merge.js';
import { inductionFacts, inductionVerbs } from './induction/induction.facts.js';
import type { Induction, InductionCommand } from './induction/induction.js';
import { evolveInduction, noInduction, refuseInduction } from './induction/induction.js';
import { leadershipFacts, leadershipVerbs } from './leadership/leadership.facts.js';
import type { Leadership, LeadershipCommand } from './leadership/leadership.js';
import {
  closeAssignments,
  evolveLeadership,
  noLeadership,
  refuseLeadership,
} from './leadership/leadership.js';
import { npqFacts, npqVerbs } from './npq/npq.facts.js';
import type { Need } from './needs.js';
import { refuseUndermining } from './needs.js';
import type { NpqCommand, Npqs } from './npq/npq.js';
import { evolveNpqs, noNpqs, refuseNpq } from './npq/npq.js';
import { refuseEarlyOutcome } from './outcomes.js';
import { personalFacts, refuseOnSubject } from './personal/subject.js';
import { placementFacts, placementVerbs } from './placement/placement.facts.js';
import type { PlacementCommand, Placements } from './placement/placement.js';
import { evolvePlacements, noPlacements, refusePlacement } from './placement/placement.js';
import type { Decision, Refusal } from './refusal.js';
import { firstRefusal, refusal } from './refusal.js';
import { refuseCharacteristics } from './registration/characteristics.js';
import { registrationFacts, registrationVerbs } from './registration/registration.facts.js';
import { serviceFacts, serviceVerbs } from './service/service.facts.js';
import type { Service, ServiceCommand, ServiceFact } from './service/service.js';
import { evolveService, isInService, noService, refuseService, refuseSharing } from './service/service.js';
import { refuseShares } from './training/attribution.js';
import { trainingFacts, trainingVerbs } from './training/training.facts.js';
import type { Training, TrainingCommand } from './training/training.js';
import {
  evolveTraining,
  isInTraining,
  noTraining,
  qualifiedOn,
  refuseTraining,
} from './training/training.js';
import { refuseIllFormed } from './well-formed.js';

/** Every verb and the fact it becomes. */
export const teacherVerbs = {
  ...registrationVerbs,
  ...trainingVerbs,
  ...placementVerbs,
  ...inductionVerbs,
  ...serviceVerbs,
  ...cpdVerbs,
  ...npqVerbs,
  ...leadershipVerbs,
  ...mergeVerbs,
  ...correctionVerbs,
} as const;

export type RegistrationCommand = CommandOf<typeof registrationFacts, typeof registrationVerbs>;
export type TeacherFact = FactOf<typeof teacherFacts>;
export type TeacherCommand =
  | RegistrationCommand
  | TrainingCommand
  | PlacementCommand
  | InductionCommand
  | ServiceCommand
  | CpdCommand
  | NpqCommand
  | LeadershipCommand
  | MergeCommand
  | CorrectionCommand;

/** A teacher's situation, each part kept by those who know it. */
export interface Teacher {
  readonly known: boolean;
  readonly training: Training;
  readonly placements: Placements;
  readonly induction: Induction;
  readonly service: Service;
  readonly cpd: Cpd;
  readonly npqs: Npqs;
  readonly leadership: Leadership;
}

export const noTeacher: Teacher = {
  known: false,
  training: noTraining,
  placements: noPlacements,
  induction: noInduction,
  service: noService,
  cpd: noCpd,
  npqs: noNpqs,
  leadership: noLeadership,
};

/** The situation that a history amounts to, corrections made, each fact in the order in which it took effect. */
export const teacherOf = (history: readonly Recorded<TeacherFact>[]): Teacher => ({
  ...foldOf(inForce(history).map(({ fact }) => fact)),
  known: history.length > 0,
});

type Facts = readonly TeacherFact[];

const foldOf = (facts: Facts): Teacher => facts.reduce(evolveTeacher, noTeacher);

/**
 * Decides a command on a teacher's whole history. `today` is the calendar date on which it is said.
 * The answer is the facts to record, or the first rule that says no.
 *
 * @param history of the record itself, on which the facts will stand
 */
export function decideTeacher(
  command: TeacherCommand,
  history: readonly Recorded<TeacherFact>[],
  today: string,
  beside: Beside = ALONE,
): Decision<TeacherFact> {
  const fact = factOf(teacherVerbs, command) as TeacherFact;
  const facts = factsCounted(history, beside).map((entry) => entry.fact as TeacherFact);
  const refused = firstRefusal(
    () => refuseIllFormed(teacherFacts, fact),
    () => refuseUnlessKnown(command, history.length > 0),
    () => refuseOnSubject(command, history),
    () => refuseMerged(command, history),
    () => refuseFarAhead(fact, today),
    () => refuseEarlyOutcome(fact, history, today),
    () => refuseByPart(command, facts, history, beside),
    () => refuseUndermining(fact, facts, hasWhatIsNeeded),
  );
  return refused ? { refusal: refused } : { facts: [fact] };
}

function refuseUnlessKnown(command: TeacherCommand, known: boolean): Refusal | undefined {
  if (command.type === 'RegisterTeacher')
    return known
      ? refusal('ALREADY_REGISTERED', 'This teacher is on record.', 'Go on with the record.')
      : undefined;
  return known
    ? undefined
    : refusal('NOT_REGISTERED', 'No such teacher is on record.', 'Register the teacher first.');
}

/** Rules among the fields of one fact. A correction may give fields that don't go together, or take one away. */
function refuseWhole(fact: AnyFact): Refusal | undefined {
  const { type } = fact as TeacherFact;
  if (type === 'TrainingStarted' || type === 'TraineeAttributed') {
    const { attribution } = fact as Extract<TeacherFact, { type: typeof type }>;
    return attribution ? refuseShares(attribution) : undefined;
  }
  if (type === 'CharacteristicsReported') return refuseCharacteristics(fact);
  return 'employer' in fact ? refuseSharing(fact as Extract<TeacherFact, { employer: string }>) : undefined;
}

const factRules: FactRules = { catalogue: teacherFacts, refuseWhole };

/** Each verb belongs to one part of the record; a verb that no part answers for doesn't compile. */
function refuseByPart(
  command: TeacherCommand,
  facts: Facts,
  history: readonly Recorded<TeacherFact>[],
  beside: Beside,
): Refusal | undefined {
  const on = command.effectiveOn;
  const teacher = foldOf(facts);
  const onTheDay = (): Teacher => foldOf(facts.filter(({ effectiveOn }) => effectiveOn <= on));
  const qts = qualifiedOn(teacher.training, on);
  if (isOneOf(registrationVerbs, command))
    return command.type === 'ReportCharacteristics' ? refuseCharacteristics(command) : undefined;
  if (isOneOf(trainingVerbs, command))
    return refuseTraining(command, teacher.training, onTheDay().placements);
  if (isOneOf(placementVerbs, command))
    return refusePlacement(command, teacher.placements, isInTraining(onTheDay().training, on));
  if (isOneOf(inductionVerbs, command)) return refuseInduction(command, teacher.induction, qts);
  if (isOneOf(serviceVerbs, command)) return refuseService(command, teacher.service);
  if (isOneOf(cpdVerbs, command)) return refuseCpd(command, teacher.cpd, qts);
  if (isOneOf(npqVerbs, command)) return refuseNpq(command, teacher.npqs, qts !== undefined);
  if (isOneOf(leadershipVerbs, command))
    return refuseLeadership(command, teacher.leadership, isInService(onTheDay().service));
  if (isOneOf(mergeVerbs, command)) return refuseMerge(command, history, beside);
  if (isOneOf(correctionVerbs, command)) return refuseCorrection(command, history, factRules);
  return command satisfies never;
}

/** Whether facts leave a teacher with what a fact of that day needs. */
function hasWhatIsNeeded(facts: Facts, need: Need, on: string): boolean {
  const { training, service } = foldOf(facts);
  return {
    QTS: () => qualifiedOn(training, on) !== undefined,
    training: () => isInTraining(training, on),
    service: () => isInService(service),
  }[need]();
}

/** What a fact makes of a teacher's situation. Total: any fact in any situation has an answer. */
export function evolveTeacher(teacher: Teacher, fact: TeacherFact): Teacher {
  if (isOneOf(registrationFacts, fact)) return { ...teacher, known: true };
  if (isOneOf(trainingFacts, fact)) return { ...teacher, training: evolveTraining(teacher.training, fact) };
  if (isOneOf(placementFacts, fact))
    return { ...teacher, placements: evolvePlacements(teacher.placements, fact) };
  if (isOneOf(inductionFacts, fact))
    return { ...teacher, induction: evolveInduction(teacher.induction, fact) };
  if (isOneOf(serviceFacts, fact)) return evolveInService(teacher, fact);
  if (isOneOf(cpdFacts, fact)) return { ...teacher, cpd: evolveCpd(teacher.cpd, fact) };
  if (isOneOf(npqFacts, fact)) return { ...teacher, npqs: evolveNpqs(teacher.npqs, fact) };
  if (isOneOf(leadershipFacts, fact))
    return { ...teacher, leadership: evolveLeadership(teacher.leadership, fact) };
  if (isOneOf(mergeFacts, fact) || isOneOf(personalFacts, fact) || isOneOf(correctionFacts, fact))
    return teacher;
  return fact satisfies never;
}

/** A departure that has effect also cuts short the leadership assignments. */
function evolveInService(teacher: Teacher, fact: ServiceFact): Teacher {
  const service = evolveService(teacher.service, fact);
  const hasDeparted = fact.type === 'LeftTeaching' && isInService(teacher.service);
  const leadership = hasDeparted
    ? closeAssignments(teacher.leadership, fact.effectiveOn, isInService(service))
    : teacher.leadership;
  return { ...teacher, service, leadership };
}

function isOneOf<T extends { readonly type: string }, N extends object>(
  names: N,
  said: T,
): said is Extract<T, { readonly type: keyof N }> {
  return said.type in names;
}
