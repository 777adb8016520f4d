import { coded, date, fte, group, id, listOf, oneOf, optional, ordinal, share, text } from '../field.js';
import { contracts } from '../vocabulary/contracts.js';
import { deferralReasons } from '../vocabulary/deferral-reasons.js';
import { phases } from '../vocabulary/phases.js';
import { roles } from '../vocabulary/roles.js';
import { routes } from '../vocabulary/routes.js';
import { subjects } from '../vocabulary/subjects.js';
import { trainingModels } from '../vocabulary/training-models.js';
import { trainingWithdrawalReasons } from '../vocabulary/training-withdrawal-reasons.js';

export const studyModes = ['full_time', 'part_time'] as const;
export const trainingYearOutcomes = ['met', 'extended', 'not_met'] as const;
export const withdrawalTriggers = ['provider', 'trainee'] as const;
export const futureInterests = ['yes', 'no', 'unknown'] as const;

/** The part of a trainee that each organisation may count as its own. The shares of one trainee total 1. */
export const attribution = listOf(group({ organisation: id, share }));

export const trainingFacts = {
  TrainingStarted: {
    route: coded(routes),
    trainingModel: optional(coded(trainingModels)),
    provider: optional(id),
    /** The delivery partnership that hosts the trainee by phase. */
    partnership: optional(id),
    attribution: optional(attribution),
    phase: optional(coded(phases)),
    subject: optional(coded(subjects)),
    employingSchool: optional(id),
    studyMode: optional(oneOf(...studyModes)),
    expectedEndOn: optional(date),
  },
  TraineeAttributed: { attribution },
  TrainingYearStarted: { year: ordinal, school: optional(id), fte: optional(fte) },
  TrainingYearCompleted: { year: ordinal, outcome: oneOf(...trainingYearOutcomes) },
  CoreContentStrandSignedOff: { strand: text, year: ordinal },
  EmploymentConfirmed: {
    school: id,
    role: coded(roles),
    contract: oneOf(...contracts),
    fte,
  },
  TrainingDeferred: { reason: coded(deferralReasons) },
  TrainingResumed: { expectedEndOn: optional(date) },
  TrainingWithdrawn: {
    trigger: optional(oneOf(...withdrawalTriggers)),
    reasons: optional(listOf(coded(trainingWithdrawalReasons))),
    futureInterest: optional(oneOf(...futureInterests)),
  },
  /** Qualified teacher status. Several awards may be on record; the earliest in force counts. */
  QtsAwarded: { route: optional(coded(routes)), awardedBy: optional(id) },
  EytsAwarded: { route: optional(coded(routes)), awardedBy: optional(id) },
  QtsRevoked: { reason: text },
} as const;

/** The verb of a command and the fact it becomes. */
export const trainingVerbs = {
  StartTraining: 'TrainingStarted',
  AttributeTrainee: 'TraineeAttributed',
  StartTrainingYear: 'TrainingYearStarted',
  CompleteTrainingYear: 'TrainingYearCompleted',
  SignOffCoreContentStrand: 'CoreContentStrandSignedOff',
  ConfirmEmployment: 'EmploymentConfirmed',
  DeferTraining: 'TrainingDeferred',
  ResumeTraining: 'TrainingResumed',
  WithdrawFromTraining: 'TrainingWithdrawn',
  AwardQts: 'QtsAwarded',
  AwardEyts: 'EytsAwarded',
  RevokeQts: 'QtsRevoked',
} as const;
