import { coded, flag, id, oneOf, optional, ordinal, score, text } from '../field.js';
import { deferralReasons } from '../vocabulary/deferral-reasons.js';
import { npqWithdrawalReasons } from '../vocabulary/npq-withdrawal-reasons.js';
import { npqs } from '../vocabulary/npqs.js';

const npq = { enrolment: id, qualification: coded(npqs) };

/**
 * `enrolment` tells one attempt from another: the same NPQ may be taken, and passed, twice. `qualification` is
 * repeated where a source may report the end of an attempt whose start it never reported.
 */
export const npqFacts = {
  NpqApplied: {
    ...npq,
    provider: optional(id),
    funding: optional(oneOf('school', 'trust', 'self', 'employer', 'another')),
  },
  NpqApplicationAccepted: {
    enrolment: id,
    provider: id,
    deliveryPartner: optional(id),
    /** Those with whom a provider has the participant start, in its own words, e.g. 2024a. */
    intake: optional(text),
  },
  NpqApplicationRejected: {
    enrolment: id,
    reason: oneOf(
      'registration_expired',
      'rejected_by_provider',
      'other_application_in_this_cohort_accepted',
    ),
  },
  NpqStarted: { ...npq, provider: optional(id), deliveryPartner: optional(id), school: optional(id) },
  /** The provider declares that the participant is still with it: point 1, or 2 on leadership courses. */
  NpqRetentionDeclared: { enrolment: id, point: ordinal },
  NpqDeferred: { enrolment: id, reason: coded(deferralReasons) },
  NpqResumed: { enrolment: id },
  NpqWithdrawn: {
    enrolment: id,
    qualification: optional(coded(npqs)),
    reason: optional(coded(npqWithdrawalReasons)),
  },
  NpqPassed: { enrolment: id, qualification: optional(coded(npqs)) },
  NpqFailed: { enrolment: id, qualification: optional(coded(npqs)) },
  /** Another assessor looked at the final assessment, and agreed with the outcome or not. */
  NpqAssessmentModerated: { enrolment: id, agreed: flag },
  /** What a participant makes of the course. */
  NpqFeedbackGiven: { enrolment: id, score },
  /** The outcome no longer stands; another may be recorded. */
  NpqOutcomeVoided: { enrolment: id, reason: optional(text) },
} as const;

export const npqVerbs = {
  ApplyForNpq: 'NpqApplied',
  AcceptNpqApplication: 'NpqApplicationAccepted',
  RejectNpqApplication: 'NpqApplicationRejected',
  StartNpq: 'NpqStarted',
  DeclareNpqRetention: 'NpqRetentionDeclared',
  DeferNpq: 'NpqDeferred',
  ResumeNpq: 'NpqResumed',
  WithdrawFromNpq: 'NpqWithdrawn',
  PassNpq: 'NpqPassed',
  FailNpq: 'NpqFailed',
  ModerateNpqAssessment: 'NpqAssessmentModerated',
  GiveNpqFeedback: 'NpqFeedbackGiven',
  VoidNpqOutcome: 'NpqOutcomeVoided',
} as const;
