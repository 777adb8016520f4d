import type { Vocabulary } from './vocabulary.js';

export const npqWithdrawalReasons: Vocabulary = {
  name: 'reasons for withdrawing from an NPQ',
  source:
    'NPQ registration: app/services/participants/withdraw.rb, its own spellings as aliases (read 21 August 2026)',
  terms: [
    {
      code: 'insufficient_capacity_to_undertake_programme',
      label: 'insufficient capacity to undertake programme',
      aliases: ['insufficient-capacity-to-undertake-programme'],
    },
    {
      code: 'personal_reason_health_or_pregnancy_related',
      label: 'personal reason: health or pregnancy related',
      aliases: ['personal-reason-health-or-pregnancy-related'],
    },
    {
      code: 'personal_reason_moving_school',
      label: 'personal reason: moving school',
      aliases: ['personal-reason-moving-school'],
    },
    { code: 'personal_reason_other', label: 'personal reason: other', aliases: ['personal-reason-other'] },
    { code: 'insufficient_capacity', label: 'insufficient capacity', aliases: ['insufficient-capacity'] },
    {
      code: 'change_in_developmental_or_personal_priorities',
      label: 'change in developmental or personal priorities',
      aliases: ['change-in-developmental-or-personal-priorities'],
    },
    {
      code: 'change_in_school_circumstances',
      label: 'change in school circumstances',
      aliases: ['change-in-school-circumstances'],
    },
    {
      code: 'change_in_school_leadership',
      label: 'change in school leadership',
      aliases: ['change-in-school-leadership'],
    },
    {
      code: 'quality_of_programme_structure_not_suitable',
      label: 'quality of programme: structure not suitable',
      aliases: [
        'quality-of-programme-structure-not-suitable',
        'quality-of-programme-structure-not-suitable.',
      ],
    },
    {
      code: 'quality_of_programme_content_not_suitable',
      label: 'quality of programme: content not suitable',
      aliases: ['quality-of-programme-content-not-suitable'],
    },
    {
      code: 'quality_of_programme_facilitation_not_effective',
      label: 'quality of programme: facilitation not effective',
      aliases: ['quality-of-programme-facilitation-not-effective'],
    },
    {
      code: 'quality_of_programme_accessibility',
      label: 'quality of programme: accessibility',
      aliases: ['quality-of-programme-accessibility'],
    },
    {
      code: 'quality_of_programme_other',
      label: 'quality of programme: other',
      aliases: ['quality-of-programme-other'],
    },
    {
      code: 'programme_not_appropriate_for_role_and_cpd_needs',
      label: 'programme not appropriate for role and CPD needs',
      aliases: ['programme-not-appropriate-for-role-and-cpd-needs'],
    },
    { code: 'started_in_error', label: 'started in error', aliases: ['started-in-error'] },
    {
      code: 'expected_commitment_unclear',
      label: 'expected commitment unclear',
      aliases: ['expected-commitment-unclear'],
    },
    {
      code: 'assessment_requirements_not_met',
      label: 'assessment requirements not met',
      aliases: ['assessment-requirements-not-met'],
    },
    { code: 'change_in_career', label: 'change in career', aliases: ['change-in-career'] },
    {
      code: 'disengaged_and_unresponsive',
      label: 'disengaged and unresponsive',
      aliases: ['disengaged-and-unresponsive'],
    },
    { code: 'non_payment_of_invoice', label: 'non payment of invoice', aliases: ['non-payment-of-invoice'] },
    { code: 'other', label: 'another reason' },
  ],
};
