import type { Vocabulary } from './vocabulary.js';

export const inductionExemptions: Vocabulary = {
  name: 'reasons for exemption from induction',
  source:
    'Teaching record system: induction exemption reasons, TrsDbContext.Seeding.cs (read 21 August 2026). Two of ' +
    'them, overseas trained teacher and QTLS, it gives only with a route',
  terms: [
    { code: 'qualified_before_07_may_2000', label: 'Qualified before 07 May 2000' },
    {
      code: 'qualified_between_07_may_1999_and_01_apr_2003_first_post_in_wales',
      label:
        'Qualified between 07 May 1999 and 01 Apr 2003. First post was in Wales and lasted a minimum of two terms.',
    },
    {
      code: 'qualified_through_further_education_route_between_1_sep_2001_and_1_sep_2004',
      label: 'Qualified through Further Education route between 1 Sep 2001 and 1 Sep 2004',
    },
    { code: 'passed_induction_in_guernsey', label: 'Passed induction in Guernsey' },
    { code: 'passed_induction_in_isle_of_man', label: 'Passed induction in Isle of Man' },
    { code: 'passed_induction_in_jersey', label: 'Passed induction in Jersey' },
    { code: 'passed_induction_in_northern_ireland', label: 'Passed induction in Northern Ireland' },
    {
      code: 'passed_induction_in_service_childrens_education_schools',
      label: "Passed induction in Service Children's Education schools in Germany or Cyprus",
    },
    { code: 'passed_induction_in_wales', label: 'Passed induction in Wales' },
    { code: 'passed_probationary_period_in_gibraltar', label: 'Passed probationary period in Gibraltar' },
    { code: 'exempt', label: 'Exempt' },
    { code: 'exempt_data_loss_error_criteria', label: 'Exempt - Data Loss/Error Criteria' },
    {
      code: 'has_or_is_eligible_for_full_registration_in_scotland',
      label: 'Has, or is eligible for, full registration in Scotland',
    },
    { code: 'overseas_trained_teacher', label: 'Overseas Trained Teacher' },
    {
      code: 'qualified_through_eea_mutual_recognition_route',
      label: 'Qualified through EEA mutual recognition route',
    },
    {
      code: 'registered_teacher_with_at_least_2_years_full_time_teaching_experience',
      label: 'Registered teacher with at least 2 years full-time teaching experience',
    },
    {
      code: 'exempt_through_qtls_status',
      label:
        'Exempt through QTLS status provided they maintain membership of The Society of Education and Training',
    },
  ],
};
