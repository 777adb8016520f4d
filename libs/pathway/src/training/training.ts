import type { CommandOf, FactOf } from '../fact.js';
import type { Refusal } from '../refusal.js';
import { firstRefusal, refusal, refuseBefore } from '../refusal.js';
import { trainingWithdrawalReasons } from '../vocabulary/training-withdrawal-reasons.js';
import { termOf } from '../vocabulary/vocabulary.js';
import { refuseShares } from './attribution.js';
import type { Award, PlacementsSeen } from './awards.js';
import { heldSince, refuseAwardFromTraining, refuseAwardWithoutTraining, revoked } from './awards.js';
import type { Course } from './course.js';
import { completedBy, courseStartedBy, evolveCourse, isEmployed, modelOf } from './course.js';
import type { trainingFacts, trainingVerbs } from './training.facts.js';
import { refuseStrand, refuseYearCompletion, refuseYearStart } from './training-years.js';

export type TrainingFact = FactOf<typeof trainingFacts>;
export type TrainingCommand = CommandOf<typeof trainingFacts, typeof trainingVerbs>;

/** Awards outlive the course that led to them, and there are awards without a course. */
interface Awards {
  readonly qtsAwards: readonly Award[];
  readonly eytsAwards: readonly Award[];
  /** The day of the latest change; absent before the first. */
  readonly since?: string;
}

/** A teacher's way into the profession: at most one training at a time, and the awards of QTS and EYTS. */
export type Training = Awards & ({ readonly status: 'none' } | Course);

export const noTraining: Training = { status: 'none', qtsAwards: [], eytsAwards: [] };

/** The day of the earliest award of QTS in force on a day; undefined if there is none by then or it is revoked. */
export const qualifiedOn = (training: Training, on: string): string | undefined =>
  heldSince(training.qtsAwards, on);

/** Whether the teacher is on a training that began by that day, and not deferred. */
export const isInTraining = (training: Training, on: string): boolean =>
  training.status === 'in training' && training.startedOn <= on;

/** From which situations each verb may be said. */
const allowedFrom: Readonly<Record<TrainingCommand['type'], readonly Training['status'][]>> = {
  StartTraining: ['none', 'withdrawn', 'completed'],
  AttributeTrainee: ['in training'],
  StartTrainingYear: ['in training'],
  CompleteTrainingYear: ['in training'],
  SignOffCoreContentStrand: ['in training'],
  // In the one-year model employment begins as the training ends.
  ConfirmEmployment: ['in training', 'completed'],
  DeferTraining: ['in training'],
  ResumeTraining: ['deferred'],
  WithdrawFromTraining: ['in training', 'deferred'],
  AwardQts: ['none', 'in training', 'withdrawn', 'completed'],
  AwardEyts: ['none', 'in training', 'withdrawn', 'completed'],
  RevokeQts: ['none', 'in training', 'deferred', 'withdrawn', 'completed'],
};

/** Why the command cannot be recorded, or undefined. `placements`: all those on the teacher's record. */
export function refuseTraining(
  command: TrainingCommand,
  training: Training,
  placements: PlacementsSeen,
): Refusal | undefined {
  return firstRefusal(
    () => refuseSituation(command.type, training.status),
    () => refuseBefore(training.since ?? command.effectiveOn, command.effectiveOn, 'training'),
    () => refuseByRule(command, training, placements),
  );
}

const refuseSituation = (verb: TrainingCommand['type'], status: Training['status']): Refusal | undefined =>
  allowedFrom[verb].includes(status)
    ? undefined
    : refusal(
        'WRONG_STATE',
        status === 'none' ? 'The teacher has not started training.' : `The training is ${status}.`,
        `This is possible when it is ${allowedFrom[verb].join(' or ')}.`,
      );

function refuseByRule(
  command: TrainingCommand,
  training: Training,
  placements: PlacementsSeen,
): Refusal | undefined {
  switch (command.type) {
    case 'StartTraining':
      return command.attribution && refuseShares(command.attribution);
    case 'AttributeTrainee':
      return refuseShares(command.attribution);
    case 'StartTrainingYear':
    case 'CompleteTrainingYear':
    case 'SignOffCoreContentStrand':
    case 'ConfirmEmployment':
      return training.status === 'none' ? undefined : refuseProgress(command, training);
    case 'DeferTraining':
    case 'ResumeTraining':
      return undefined;
    case 'WithdrawFromTraining':
      return refuseWithdrawal(command);
    case 'AwardQts':
    case 'AwardEyts':
      return refuseAward(command, training, placements);
    case 'RevokeQts':
      return qualifiedOn(training, command.effectiveOn) === undefined
        ? refusal('NOT_QUALIFIED', 'The teacher does not hold QTS on that day.', 'Check the date.')
        : undefined;
  }
}

type Saying<V extends TrainingCommand['type']> = Extract<TrainingCommand, { type: V }>;

function refuseProgress(
  command: Saying<
    'StartTrainingYear' | 'CompleteTrainingYear' | 'SignOffCoreContentStrand' | 'ConfirmEmployment'
  >,
  course: Course,
): Refusal | undefined {
  switch (command.type) {
    case 'StartTrainingYear':
      return refuseYearStart(command.year, course.years, modelOf(course));
    case 'CompleteTrainingYear':
      return refuseYearCompletion(command.year, course.years);
    case 'SignOffCoreContentStrand':
      return refuseStrand(command, course.strands, course.years, modelOf(course));
    case 'ConfirmEmployment':
      return isEmployed(course)
        ? undefined
        : refusal(
            'WRONG_STATE',
            'The trainee is not employed yet at this point of the training.',
            'Complete the training year that leads to employment first.',
          );
  }
}

function refuseWithdrawal({ trigger, reasons }: Saying<'WithdrawFromTraining'>): Refusal | undefined {
  if (trigger === undefined)
    return refusal(
      'INCOMPLETE',
      'It is not said who decided on the withdrawal.',
      'Give the trigger: provider or trainee.',
      'trigger',
    );
  if (reasons === undefined || reasons.length === 0)
    return refusal('INCOMPLETE', 'A withdrawal has a reason.', 'Give at least one reason.', 'reasons');
  const misfit = reasons
    .map((code) => termOf(trainingWithdrawalReasons, code))
    .find((reason) => reason && !reason.triggeredBy.includes(trigger));
  return (
    misfit &&
    refusal(
      'WRONG_KIND',
      `"${misfit.label}" is no reason that a ${trigger} gives.`,
      'Check the reason or the trigger.',
      'reasons',
    )
  );
}

function refuseAward(
  command: Saying<'AwardQts' | 'AwardEyts'>,
  training: Training,
  placements: PlacementsSeen,
): Refusal | undefined {
  const award = command.type === 'AwardQts' ? 'QTS' : 'EYTS';
  const awards = command.type === 'AwardQts' ? training.qtsAwards : training.eytsAwards;
  const held = heldSince(awards, command.effectiveOn);
  if (held !== undefined)
    return refusal('ALREADY_QUALIFIED', `The teacher holds ${award} since ${held}.`, 'No award is needed.');
  return training.status === 'in training'
    ? refuseAwardFromTraining(award, command.route, { ...training, model: modelOf(training) }, placements)
    : refuseAwardWithoutTraining(award, command.route);
}

/** What a fact makes of the training. A fact that doesn't fit the situation says nothing. */
export function evolveTraining(training: Training, fact: TrainingFact): Training {
  const since = fact.effectiveOn;
  switch (fact.type) {
    case 'TrainingStarted':
      return { ...awardsOf(training), ...courseStartedBy(fact), since };
    case 'QtsAwarded':
      return {
        ...(training.status === 'none' ? training : { ...training, ...completedBy('QTS', training) }),
        qtsAwards: [...training.qtsAwards, { awardedOn: since }],
        since,
      };
    case 'EytsAwarded':
      return {
        ...(training.status === 'none' ? training : { ...training, ...completedBy('EYTS', training) }),
        eytsAwards: [...training.eytsAwards, { awardedOn: since }],
        since,
      };
    case 'QtsRevoked':
      return qualifiedOn(training, since) === undefined
        ? training
        : { ...training, qtsAwards: revoked(training.qtsAwards, since), since };
    default: {
      const course = training.status === 'none' ? undefined : evolveCourse(training, fact);
      return course ? { ...training, ...course, since } : training;
    }
  }
}

const awardsOf = ({ qtsAwards, eytsAwards }: Training): Awards => ({ qtsAwards, eytsAwards });
