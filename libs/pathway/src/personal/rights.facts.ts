import { oneOf, optional } from '../field.js';

/**
 * Facts of what a person asked for under UK GDPR and what was done. They concern the record, not the career: no answer
 * rests on them. The grounds are codes, as words would name people.
 */
export const rightsFacts = {
  /** The record was handed out to the person it is about (Articles 15 and 20). */
  SubjectExported: {},
  /** Who the teacher is may be kept and not be used (Article 18(1)). */
  SubjectRestricted: {
    ground: optional(oneOf('accuracy_contested', 'unlawful', 'needed_for_claims', 'objection_pending')),
  },
  SubjectUnrestricted: {},
  /** The key of the personal details is destroyed (Article 17(1)). It cannot be struck out. */
  SubjectErased: {
    ground: optional(
      oneOf('no_longer_needed', 'consent_withdrawn', 'objection', 'unlawful', 'legal_obligation'),
    ),
  },
} as const;
