import { careerBreakKinds } from './career-break-kinds.js';
import { cpdProgrammes } from './cpd-programmes.js';
import { deferralReasons } from './deferral-reasons.js';
import { designations } from './designations.js';
import { inductionExemptions } from './induction-exemptions.js';
import { leavingDestinations } from './leaving-destinations.js';
import { leavingReasons } from './leaving-reasons.js';
import { npqWithdrawalReasons } from './npq-withdrawal-reasons.js';
import { npqs } from './npqs.js';
import { phases } from './phases.js';
import { regions } from './regions.js';
import { roles } from './roles.js';
import { routes } from './routes.js';
import { schoolTypes } from './school-types.js';
import { sexes } from './sexes.js';
import { subjects } from './subjects.js';
import { trainingModels } from './training-models.js';
import { trainingWithdrawalReasons } from './training-withdrawal-reasons.js';
import type { Vocabulary } from './vocabulary.js';

/** Every list that a field of a fact may take its codes from. */
export const vocabularies: readonly Vocabulary[] = [
  routes,
  trainingModels,
  trainingWithdrawalReasons,
  deferralReasons,
  phases,
  subjects,
  inductionExemptions,
  roles,
  leavingDestinations,
  leavingReasons,
  careerBreakKinds,
  cpdProgrammes,
  npqs,
  npqWithdrawalReasons,
  designations,
  regions,
  schoolTypes,
  sexes,
];
