import { coded, days, flag, id, oneOf, optional, ordinal, terms, text } from '../field.js';
import { inductionExemptions } from '../vocabulary/induction-exemptions.js';

export const inductionProgrammes = ['provider_led', 'school_led'] as const;

export const inductionFacts = {
  InductionStarted: {
    appropriateBody: optional(id),
    programme: optional(oneOf(...inductionProgrammes)),
    school: optional(id),
    /** Six terms for those who start from 1 September 2021, three before. */
    termsRequired: optional(terms),
    mentor: optional(id),
  },
  InductionMentorAssigned: { mentor: id },
  /** Terms served and days missed since the last such record. */
  InductionTermsRecorded: { terms, daysAbsent: optional(days) },
  InductionReviewed: { term: ordinal, onTrack: flag },
  InductionAssessed: { assessment: ordinal, standardsMet: flag },
  InductionExtended: { terms, reason: text },
  /** The teacher leaves the appropriate body without an outcome and may continue elsewhere. */
  InductionReleased: { reason: optional(text) },
  /** With an outcome: terms served since the last such record, if they are not recorded yet. */
  InductionPassed: { terms: optional(terms) },
  InductionFailed: { terms: optional(terms) },
  InductionExempted: { reason: coded(inductionExemptions) },
} as const;

export const inductionVerbs = {
  StartInduction: 'InductionStarted',
  AssignInductionMentor: 'InductionMentorAssigned',
  RecordInductionTerms: 'InductionTermsRecorded',
  ReviewInduction: 'InductionReviewed',
  AssessInduction: 'InductionAssessed',
  ExtendInduction: 'InductionExtended',
  ReleaseFromInduction: 'InductionReleased',
  PassInduction: 'InductionPassed',
  FailInduction: 'InductionFailed',
  ExemptFromInduction: 'InductionExempted',
} as const;
