import type { Term, Vocabulary } from './vocabulary.js';

export interface Route extends Term {
  readonly award: 'QTS' | 'EYTS';
  /** In how many schools placements must be recorded before the award. */
  readonly placementsNeeded: number;
  /** One of the placements is in the school that employs the trainee. */
  readonly employed: boolean;
}

const route = (
  code: string,
  label: string,
  award: Route['award'],
  placementsNeeded: number,
  more: Partial<Route> = {},
): Route => ({ code, label, award, placementsNeeded, employed: false, ...more });

export const routes: Vocabulary<Route> = {
  name: 'training routes',
  source:
    'Register trainee teachers: training_routes.rb, HESA code set, training_route.yml (read 22 August 2026)',
  terms: [
    route('assessment_only', 'Assessment only', 'QTS', 0, { aliases: ['16'] }),
    route('provider_led_postgrad', 'Primary and secondary postgraduate fee funded', 'QTS', 2, {
      aliases: ['12', 'HE'],
      from: '2022-08-01',
    }),
    route('early_years_undergrad', 'Early years undergrad', 'EYTS', 0, { aliases: ['18'] }),
    route('school_direct_tuition_fee', 'School Direct tuition fee', 'QTS', 2, { aliases: ['02', 'SD'] }),
    route('school_direct_salaried', 'School Direct salaried', 'QTS', 2, {
      aliases: ['03', 'SS'],
      employed: true,
    }),
    route('scitt', 'SCITT', 'QTS', 2, { aliases: ['School-centred initial teacher training', 'SC'] }),
    route('higher_education', 'Higher education institution', 'QTS', 2, { aliases: ['HEI'] }),
    route('pg_teaching_apprenticeship', 'Postgraduate teaching apprenticeship', 'QTS', 2, {
      aliases: ['10', 'TA'],
      employed: true,
    }),
    route('early_years_assessment_only', 'Early years assessment only', 'EYTS', 0, { aliases: ['17'] }),
    route('early_years_salaried', 'Early years salaried', 'EYTS', 0, { aliases: ['20'] }),
    route('early_years_postgrad', 'Early years postgrad', 'EYTS', 0, { aliases: ['19'] }),
    route('provider_led_undergrad', 'Primary and secondary undergraduate fee funded', 'QTS', 2, {
      aliases: ['11'],
    }),
    route('opt_in_undergrad', 'Undergraduate opt-in', 'QTS', 2, { aliases: ['09'] }),
    route('hpitt_postgrad', 'High potential ITT (Teach First)', 'QTS', 2, { aliases: ['21', 'Teach First'] }),
    route('iqts', 'International QTS', 'QTS', 1, { aliases: ['15'] }),
    route('teacher_degree_apprenticeship', 'Teacher degree apprenticeship', 'QTS', 2, {
      aliases: ['14', 'TDA'],
      employed: true,
    }),
  ],
};
